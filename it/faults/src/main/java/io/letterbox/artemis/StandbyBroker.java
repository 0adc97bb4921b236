package io.letterbox.artemis;

import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerBasePlugin;

/** An embedded broker that waits for its directory as long as another one has it, and stands in for that when it is gone. */
public final class StandbyBroker {

    private static final long FOR_EVER = -1;

    private StandbyBroker() {}

    /** Starts it; returns when it has the directory. */
    public static AutoCloseable start(BrokerSettings settings, ActiveMQServerBasePlugin watching) {
        List<ActiveMQServerBasePlugin> plugins = new ArrayList<>(Broker.plugins());
        plugins.add(0, watching);
        return Broker.start(
                settings,
                settings.own(),
                plugins,
                configuration -> configuration.setJournalLockAcquisitionTimeout(FOR_EVER));
    }
}
