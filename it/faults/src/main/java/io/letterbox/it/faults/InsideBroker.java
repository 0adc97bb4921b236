package io.letterbox.it.faults;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** A look inside the broker of this process: its queues, what is in them, and how they are set up. */
final class InsideBroker implements ActiveMQServerPlugin {

    private final AtomicReference<ActiveMQServer> server = new AtomicReference<>();

    @Override
    public void registered(ActiveMQServer engine) {
        server.set(engine);
    }

    private ActiveMQServer engine() {
        return Objects.requireNonNull(server.get(), "it runs");
    }

    void create(String queue, String address, RoutingType type) throws Exception {
        engine().createQueue(QueueConfiguration.of(queue).setAddress(address).setRoutingType(type), true);
    }

    /** How many messages were ever put into each queue, with its address before it; not those that end with their connection. */
    Map<String, Long> added() {
        Map<String, Long> added = new TreeMap<>();
        engine().getPostOffice().getAllBindings().forEach(binding -> {
            if (binding.getBindable() instanceof Queue queue && !queue.isTemporary()) {
                added.put(queue.getAddress() + " / " + queue.getName(), queue.getMessagesAdded());
            }
        });
        return added;
    }

    /** What a queue is like, and what holds for its address. */
    String policy(String queue) {
        Queue found = engine().locateQueue(SimpleString.of(queue));
        AddressSettings settings = engine().getAddressSettingsRepository().getMatch(queue);
        return found == null
                ? "gone"
                : found.getQueueConfiguration().toJSON() + ", " + depth(found) + " messages, " + settings;
    }

    /**
     * Never more than were in it at one time: what came is read before what went. (The engine's count of a queue is a sum over those
     * that wait and those that are delivered, and counts one twice that is just on its way.)
     */
    static long depth(Queue queue) {
        return queue.getMessagesAdded()
                - queue.getMessagesAcknowledged()
                - queue.getMessagesExpired()
                - queue.getMessagesKilled();
    }

    /**
     * Removes a queue with all that is in it; one that is in use, or is not there, stays as it is, and the engine gives up in
     * the middle where the name of some queue is a pattern that reaches this one.
     */
    void remove(String queue) throws Exception {
        Queue found = engine().locateQueue(SimpleString.of(queue));
        if (found != null && found.getConsumerCount() == 0) {
            try {
                found.deleteQueue();
            } catch (IllegalStateException reachedByAPattern) {
                return;
            }
        }
    }
}
