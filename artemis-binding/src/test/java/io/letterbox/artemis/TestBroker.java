package io.letterbox.artemis;

import io.letterbox.Provider.Use;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerBasePlugin;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** An embedded broker with a look inside. */
final class TestBroker implements AutoCloseable {

    private final Broker broker;
    private final Connections connections;

    private TestBroker(
            BrokerSettings settings,
            List<ActiveMQServerBasePlugin> plugins,
            boolean tcp,
            Consumer<Configuration> change) {
        Login own = settings.own();
        broker = Broker.start(settings, own, plugins, change);
        connections = new Connections(
                "of the test",
                () -> tcp
                        ? new ActiveMQConnectionFactory(
                                false,
                                new BrokerUrl("tcp://127.0.0.1:" + broker.port().getAsInt()).connector())
                        : EmbeddedArtemis.inVm(broker.inVm()),
                own);
    }

    static TestBroker start(String transport) {
        return start(transport, BrokerSettings.inMemory());
    }

    static TestBroker start(String transport, BrokerSettings settings) {
        return start(transport, settings, Broker.plugins());
    }

    static TestBroker start(String transport, BrokerSettings settings, List<ActiveMQServerBasePlugin> plugins) {
        boolean tcp = transport.equals("tcp");
        return new TestBroker(tcp ? settings.port(0) : settings, plugins, tcp, configuration -> {});
    }

    /** With a journal that is flushed after so many nanoseconds. */
    static TestBroker flushing(BrokerSettings settings, int nanos) {
        return new TestBroker(
                settings, Broker.plugins(), false, configuration -> configuration.setJournalBufferTimeout_NIO(nanos));
    }

    Connection connect(Use use) throws JMSException {
        return connections.open(use);
    }

    void keep(String queue, int capacity) throws Exception {
        new Capacities(server(), address -> new AddressSettings()).keep(queue, capacity);
    }

    long stored(String queue) throws Exception {
        return server().getPagingManager().getPageStore(SimpleString.of(queue)).getAddressElements();
    }

    ActiveMQServer server() {
        return broker.server();
    }

    @Override
    public void close() {
        connections.close();
        broker.close();
    }
}
