package io.letterbox.it.faults;

import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.ChangedBroker;
import io.letterbox.artemis.EmbeddedArtemis;
import io.letterbox.artemis.Health;
import io.letterbox.artemis.ReplicatedBroker;
import io.letterbox.artemis.ReplicatedBroker.Turn;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/** The embedded broker in a process of its own, and a look inside. */
final class BrokerProgram implements ActiveMQServerPlugin {

    /** The role of one that waits until its directory is free. */
    static final String STANDBY = "standby";

    /** The role of one of two that copy each other; the other's port, and whose turn it is first, follow. */
    static final String REPLICA = "replica";

    /** The role of one that fills its disk to the end. */
    static final String WITHOUT_RESERVE = "without-reserve";

    private static final long SAMPLE_NANOS = 500_000;

    private final Map<String, Long> most = new ConcurrentHashMap<>();
    private final Map<String, Long> asked = new ConcurrentHashMap<>();
    private final AtomicReference<ActiveMQServer> server = new AtomicReference<>();

    private BrokerProgram() {}

    public static void main(String[] arguments) throws Exception {
        Reached reached = Reached.fromEnvironment();
        BrokerProgram program = new BrokerProgram();
        BrokerSettings settings = BrokerSettings.inMemory()
                .directory(Path.of(arguments[0]))
                .port(Integer.parseInt(arguments[1]))
                .user(reached.user(), reached.password());
        Running running = program.start(settings, List.of(arguments).subList(2, arguments.length));
        Parent.tell("running");
        Parent.serve(line -> {
            if (line.equals("health")) {
                Parent.tell("health " + running.health().get().trouble().orElse("good"));
            } else if (line.equals("stop")) {
                running.broker().close();
                Parent.tell("stopped");
            } else {
                String[] words = line.split(" ", -1);
                Parent.tell(line + " " + program.answer(words[0], words[1]));
            }
        });
    }

    private record Running(AutoCloseable broker, Supplier<Health> health) {}

    private Running start(BrokerSettings settings, List<String> role) throws Exception {
        switch (role.isEmpty() ? "" : role.get(0)) {
            case STANDBY -> {
                return running(ChangedBroker.standby(settings, this));
            }
            case WITHOUT_RESERVE -> {
                return running(ChangedBroker.withoutReserve(settings, this));
            }
            case REPLICA -> {
                return new Running(
                        ReplicatedBroker.start(
                                settings, Integer.parseInt(role.get(1)), Turn.valueOf(role.get(2)), this),
                        () -> {
                            throw new UnsupportedOperationException("one of a replicated pair is not asked");
                        });
            }
            default -> {
                EmbeddedArtemis broker = EmbeddedArtemis.start(settings, List.of(this));
                return new Running(broker, broker::health);
            }
        }
    }

    private static Running running(ChangedBroker broker) {
        return new Running(broker, broker::health);
    }

    @Override
    public void registered(ActiveMQServer engine) {
        server.set(engine);
    }

    /** Who finds no room in a bounded mailbox asks for a slot. */
    @Override
    public void beforeSend(
            ServerSession session, Transaction transaction, Message message, boolean direct, boolean noAutoCreate) {
        if ("ask".equals(message.getStringProperty("LetterboxOp"))) {
            asked.merge(message.getStringProperty("LetterboxQueue"), 1L, Long::sum);
        }
    }

    /** A queue is as full as it gets until something leaves it, and what leaves it is delivered and acknowledged before. */
    @Override
    public void beforeDeliver(ServerConsumer consumer, MessageReference reference) {
        look(reference.getQueue());
    }

    @Override
    public void messageAcknowledged(
            Transaction transaction, MessageReference reference, AckReason reason, ServerConsumer consumer) {
        look(reference.getQueue());
    }

    private void look(Queue queue) {
        most.computeIfPresent(
                queue.getName().toString(), (name, before) -> Math.max(before, InsideBroker.depth(queue)));
    }

    private ActiveMQServer engine() {
        return Objects.requireNonNull(server.get(), "it runs");
    }

    private long answer(String what, String queue) {
        return switch (what) {
            case "stored" -> stored(queue);
            case "most" -> most.computeIfAbsent(queue, this::watched);
            case "asked" -> asked.getOrDefault(queue, 0L);
            case "replicas" -> engine().isReplicaSync() ? 1 : 0;
            case "temporary" -> temporary();
            case "heap" -> heap();
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private long stored(String queue) {
        return queues(queue).mapToLong(Queue::getMessageCount).sum();
    }

    /** From the first question on: all the time too, and not only when something is delivered. */
    private long watched(String queue) {
        Thread sampler = new Thread(() -> {
            while (true) {
                most.merge(queue, depth(queue), Math::max);
                LockSupport.parkNanos(SAMPLE_NANOS);
            }
        });
        sampler.setDaemon(true);
        sampler.start();
        return depth(queue);
    }

    private long depth(String queue) {
        return queues(queue).mapToLong(InsideBroker::depth).sum();
    }

    private Stream<Queue> queues(String name) {
        return Stream.ofNullable(engine().locateQueue(SimpleString.of(name)));
    }

    private long temporary() {
        return engine().getPostOffice()
                .getAllBindings()
                .filter(binding -> binding.getBindable() instanceof Queue queue && queue.isTemporary())
                .count();
    }
}
