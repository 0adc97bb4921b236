package io.letterbox.it.exactness;

import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.GlassBroker;
import io.letterbox.it.faults.Parent;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A broker with a journal in a process of its own, which counts one mailbox all the time. */
final class BrokerProgram {

    private static final long SAMPLE_NANOS = 50_000;

    private BrokerProgram() {}

    public static void main(String[] arguments) {
        GlassBroker broker = GlassBroker.start(BrokerSettings.inMemory()
                .directory(Path.of(arguments[0]))
                .port(Integer.parseInt(arguments[1]))
                .user(System.getenv("LETTERBOX_USER"), System.getenv("LETTERBOX_PASSWORD")));
        String mailbox = arguments[2];
        AtomicLong most = new AtomicLong();
        Thread sampler = new Thread(() -> {
            while (true) {
                most.accumulateAndGet(broker.stored(mailbox), Math::max);
                LockSupport.parkNanos(SAMPLE_NANOS);
            }
        });
        sampler.setDaemon(true);
        sampler.start();
        Parent.tell("url " + broker.url());
        Parent.serve(line -> Parent.tell(line + " " + (line.equals("most") ? most.get() : broker.stored(mailbox))));
    }
}
