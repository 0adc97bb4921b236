package io.letterbox.it.extensions;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.artemis.junit.Broker;
import io.letterbox.artemis.junit.EmbeddedBroker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import org.jboss.weld.junit.MockBean;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.ExplicitParamInjection;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** With weld-junit5: the container's beans use the broker of the class. */
@EmbeddedBroker
@EnableWeld
@ExplicitParamInjection // or weld-junit5 claims the parameters of every test, whoever else supplies them
class WeldJunit5Test {

    private static final Mailbox<String> ORDERS = Mailbox.of(Counter.ORDERS, String.class, Capacity.unbounded());

    @WeldSetup
    final WeldInitiator weld;

    @Inject
    Counter counter;

    WeldJunit5Test(ConnectionFactory jms) {
        weld = WeldInitiator.from(Counter.class)
                .addBeans(MockBean.builder()
                        .types(ConnectionFactory.class)
                        .scope(ApplicationScoped.class)
                        .create(context -> jms)
                        .build())
                .build();
    }

    @Test
    void aBeanSendsToTheBrokerOfTheTest(Broker broker, Letterbox letterbox) throws InterruptedException {
        counter.sell("a lamp");
        assertThat(broker.messages(ORDERS)).containsExactly("a lamp");
        assertThat(letterbox.receiver(ORDERS).receive()).isEqualTo("a lamp");
    }

    @RepeatedTest(2)
    void eachTestBeginsEmpty(Broker broker) {
        counter.sell("a chair");
        assertThat(broker.messages(ORDERS)).containsExactly("a chair");
    }
}
