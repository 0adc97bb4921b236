package io.letterbox.artemis;

import io.letterbox.Bounds;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.OptionalInt;
import org.apache.activemq.artemis.api.core.ActiveMQAddressFullException;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** Bounds that are not exact: the engine's policy FAIL and nothing else. Whoever waits for a slot is told at once to try. */
final class EngineBounds implements Bounds {

    private final ActiveMQServer server;

    EngineBounds(ActiveMQServer server) {
        this.server = server;
    }

    static boolean full(Throwable failure) {
        return failure instanceof ActiveMQAddressFullException
                || (failure.getCause() != null && full(failure.getCause()));
    }

    @Override
    public OptionalInt kept(String queue) {
        return OptionalInt.empty();
    }

    @Override
    public int keep(String queue, int messages) {
        AddressSettings settings = DeadLetters.settings(queue)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL)
                .setMaxSizeMessages(messages)
                .setMaxSizeBytes(-1);
        server.getAddressSettingsRepository().addMatch(queue, settings);
        return messages;
    }

    @Override
    public Slot ask(String queue) {
        return new Slot() {
            @Override
            public boolean await(Duration limit) {
                return true;
            }

            @Override
            public void claim(Message message) {}

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {}
}
