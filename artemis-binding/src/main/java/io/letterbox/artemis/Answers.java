package io.letterbox.artemis;

import java.util.concurrent.Executor;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the plug-in says to its clients: small messages that no journal keeps, in order, from a thread that holds no lock. */
final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(ExactBounds.class);
    private static final int SMALL = 128;
    private static final byte USUAL = 4;

    private final ActiveMQServer server;
    private final Executor executor;

    Answers(ActiveMQServer server) {
        this.server = server;
        this.executor = server.getExecutorFactory().getExecutor();
    }

    void granted(Place place) {
        Message grant = message(place.reply());
        grant.putStringProperty(Wire.SLOT, place.slot());
        send(grant);
    }

    void answer(SimpleString reply, String call, int number, @Nullable String error) {
        Message answer = message(reply);
        answer.putStringProperty(Wire.CALL, call);
        answer.putIntProperty(Wire.NUMBER, number);
        if (error != null) {
            answer.putStringProperty(Wire.ERROR, error);
        }
        send(answer);
    }

    private Message message(SimpleString reply) {
        return new CoreMessage(server.getStorageManager().generateID(), SMALL)
                .setAddress(reply)
                .setRoutingType(RoutingType.ANYCAST)
                .setPriority(USUAL) // another one makes the client acknowledge each answer by itself
                .setDurable(false);
    }

    private void send(Message message) {
        executor.execute(() -> {
            try {
                RoutingStatus status = server.getPostOffice().route(message, false);
                LOG.trace("answered {}: {}", message, status);
            } catch (Exception e) {
                // whoever asked is gone, and its places end with its session
                LOG.debug("Could not answer {}", message, e);
            }
        });
    }
}
