package io.letterbox.it.extensions;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Mailbox;
import io.letterbox.artemis.junit.BrokerExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With Arquillian, in a container of the same process: the deployed beans use the broker of the class. */
@ExtendWith(ArquillianExtension.class)
class ArquillianTest {

    @RegisterExtension
    static final BrokerExtension BROKER = BrokerExtension.inMemory();

    private static final Mailbox<String> ORDERS = Mailbox.of(Counter.ORDERS, String.class, Capacity.unbounded());

    /** What the deployment is given of the broker. It lives as long as the class, as the deployment does. */
    @ApplicationScoped
    static class Resources {

        @Produces
        @ApplicationScoped
        static ConnectionFactory factory() {
            return BROKER.connectionFactory();
        }
    }

    @Deployment
    static JavaArchive deployment() {
        return ShrinkWrap.create(JavaArchive.class)
                .addClasses(Counter.class, Resources.class)
                .addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml");
    }

    @Inject
    Counter counter;

    @RepeatedTest(2)
    void aDeployedBeanSendsToTheBrokerOfTheTest() {
        counter.sell("a lamp");
        assertThat(BROKER.broker().messages(ORDERS)).containsExactly("a lamp");
    }
}
