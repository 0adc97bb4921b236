package io.letterbox.it.faults;

import io.letterbox.BodyLimits;
import io.letterbox.Capacity;
import io.letterbox.Delivery;
import io.letterbox.Inbox;
import io.letterbox.Letterbox;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.Settings;
import io.letterbox.Source;
import io.letterbox.legacy.MapCodec;
import io.letterbox.legacy.ObjectCodec;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Map;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** Receives whatever comes, in a process of its own with a small heap, and tells which messages it was given. */
final class MailReader {

    static final String RECEIVED = "! ";

    static final Mailbox<Order> ORDERS = Mailbox.of("orders", Order.class, Capacity.unbounded());
    static final Mailbox<String> TEXTS = Mailbox.of("texts", String.class, Capacity.unbounded());
    static final Mailbox<byte[]> BLOCKS = Mailbox.of("blocks", byte[].class, Capacity.unbounded());
    static final Inbox<Map<String, @Nullable Object>> QUESTIONS =
            new Inbox<>("clerk", "questions", MapCodec.ofEntries(), Capacity.unbounded());
    static final Mailbox<Crate> CRATES = new Mailbox<>("crates", ObjectCodec.of(Crate.class), Capacity.unbounded());

    private final Letterbox letterbox;

    private MailReader(Letterbox letterbox) {
        this.letterbox = letterbox;
    }

    public static void main(String[] arguments) {
        int bytes = Integer.parseInt(arguments[0]);
        BodyLimits limits = new BodyLimits(bytes, Integer.parseInt(arguments[1]));
        Settings settings = Settings.defaults().self("clerk").limits(limits);
        MailReader reader =
                new MailReader(Letterbox.over(Reached.fromEnvironment().artemis(), settings));
        reader.read();
        Parent.tell("ready");
        Parent.serve(line -> reader.stop());
    }

    private void read() {
        listen(ORDERS.deliveries(), Listening.named("orders").fetching(Listening.Fetching.AHEAD));
        listen(TEXTS.deliveries(), Listening.named("texts"));
        listen(QUESTIONS, Listening.named("questions"));
        Receiver<Delivery<byte[]>> blocks = letterbox.receiver(BLOCKS.deliveries());
        Receiver<Delivery<Crate>> crates = letterbox.receiver(CRATES.deliveries());
        start(() -> {
            while (true) {
                tell(blocks.receive());
            }
        });
        start(() -> crates.receiveAll(MailReader::tell));
    }

    private <T> void listen(Source<Delivery<T>> from, Listening how) {
        letterbox.listen(from, how, MailReader::tell);
    }

    private static void tell(Delivery<?> delivery) {
        Parent.tell(RECEIVED + delivery.properties().get(HostileMail.ID));
    }

    @FunctionalInterface
    private interface Reading {
        void read() throws InterruptedException;
    }

    /** What a receiver throws would have ended a program. */
    private static void start(Reading reading) {
        Thread thread = new Thread(() -> {
            try {
                reading.read();
            } catch (MailboxException.Closed stopped) {
                return;
            } catch (Throwable failure) {
                failure.printStackTrace();
                Runtime.getRuntime().halt(4);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void stop() throws Exception {
        letterbox.close();
        Parent.tell("peak " + peak());
        Parent.tell("trap " + (System.getProperty(Trap.MARK) != null || loaded().contains("faults.Trap")));
    }

    /** The most mebibytes that were in use at once, at least. */
    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                >> 20;
    }

    /** What this virtual machine says of its classes. */
    private static String loaded() throws Exception {
        return (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "vmClassHierarchy",
                        new Object[] {new String[] {}},
                        new String[] {String[].class.getName()});
    }

    /** The queues that it reads. */
    static List<String> queues() {
        return List.of(
                ORDERS.destination(),
                TEXTS.destination(),
                BLOCKS.destination(),
                QUESTIONS.destination(),
                CRATES.destination());
    }
}
