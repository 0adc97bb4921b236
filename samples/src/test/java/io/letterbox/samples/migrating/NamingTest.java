package io.letterbox.samples.migrating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.Provider;
import io.letterbox.Settings;
import io.letterbox.artemis.junit.Broker;
import io.letterbox.artemis.junit.EmbeddedBroker;
import io.letterbox.artemis.junit.EmbeddedBroker.Reach;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import java.util.Properties;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** JNDI look-ups. */
@EmbeddedBroker(reach = Reach.TCP)
@Timeout(60)
@SuppressWarnings("BanJNDI") // this is what is shown
class NamingTest {

    static final Mailbox<String> ORDERS = Mailbox.of("orders", String.class, Capacity.unbounded());

    static void before(Context naming) throws NamingException {
        // MIGRATING: before
        var factory = (ConnectionFactory) naming.lookup("jms/factory");
        var orders = (Destination) naming.lookup("jms/queue/orders");
        try (JMSContext context = factory.createContext()) {
            context.createProducer().send(orders, "two lamps");
        }
        // MIGRATING: end
    }

    static void after(Context naming) throws NamingException, InterruptedException {
        // MIGRATING: after
        var factory = (ConnectionFactory) naming.lookup("jms/factory");
        var settings = Settings.defaults().jndi("orders", "jms/queue/orders");
        try (var letterbox = Letterbox.over(Provider.of(factory), settings)) {
            letterbox.sender(ORDERS).send("two lamps");
        }
        // MIGRATING: end
    }

    @Test
    void bothSendToTheQueueThatTheNameLeadsTo(Broker broker) throws NamingException, InterruptedException {
        before(naming(broker));
        after(naming(broker));
        assertThat(broker.depth("EU.ORDERS")).isEqualTo(2);
        assertThat(broker.depth("orders")).isZero();
    }

    @Test
    void aNameThatLeadsNowhereIsToldAtTheLookUpAndNowWhenTheEndIsOpened(Broker broker) throws NamingException {
        assertThatThrownBy(() -> naming(broker).lookup("jms/queue/ordres")).isInstanceOf(NameNotFoundException.class);
        var settings = Settings.defaults().jndi("orders", "jms/queue/ordres");
        try (var letterbox = Letterbox.over(broker.provider(), settings)) {
            assertThatThrownBy(() -> letterbox.sender(ORDERS)).hasMessageContainingAll("orders", "jms/queue/ordres");
        }
    }

    private static Context naming(Broker broker) throws NamingException {
        var login = broker.login().orElseThrow();
        var environment = new Properties();
        environment.setProperty(
                "connectionFactory.jms/factory",
                broker.uri().orElseThrow() + "?user=" + login.user() + "&password=" + login.password());
        return new InitialContext(environment);
    }
}
