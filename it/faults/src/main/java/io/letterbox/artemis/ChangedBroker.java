package io.letterbox.artemis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerBasePlugin;

/** An embedded broker of which one setting is another one. */
public final class ChangedBroker implements AutoCloseable {

    private static final long FOR_EVER = -1;
    private static final int NONE = -1;

    private final Broker broker;

    private ChangedBroker(Broker broker) {
        this.broker = broker;
    }

    /** One that waits for its directory as long as another one has it, and stands in for that when it is gone; started when it has it. */
    public static ChangedBroker standby(BrokerSettings settings, ActiveMQServerBasePlugin watching) {
        return start(settings, watching, configuration -> configuration.setJournalLockAcquisitionTimeout(FOR_EVER));
    }

    /** One that fills its disk to the end. */
    public static ChangedBroker withoutReserve(BrokerSettings settings, ActiveMQServerBasePlugin watching) {
        return start(settings, watching, configuration -> configuration.setMinDiskFree(NONE));
    }

    private static ChangedBroker start(
            BrokerSettings settings, ActiveMQServerBasePlugin watching, Consumer<Configuration> change) {
        List<ActiveMQServerBasePlugin> plugins = new ArrayList<>(Broker.plugins());
        plugins.add(0, watching);
        return new ChangedBroker(Broker.start(settings, settings.own(), plugins, change));
    }

    public Health health() {
        return broker.health();
    }

    @Override
    public void close() {
        broker.close();
    }
}
