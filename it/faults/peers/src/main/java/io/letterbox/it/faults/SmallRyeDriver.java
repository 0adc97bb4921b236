package io.letterbox.it.faults;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.jms.ConnectionFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Channels of Reactive Messaging in Weld, set up by properties, which the container reads when it starts. Beyond the connector's
 * defaults they take up again what broke off as often as it breaks, not three times; and the end waits for what the connector has
 * acknowledged and still holds, so that what is lost is lost by the faults.
 */
final class SmallRyeDriver implements Driver {

    private static final long PAUSE_NANOS = 20_000_000;

    private final ConnectionFactory factory;
    private final List<SeContainer> running = new ArrayList<>();

    SmallRyeDriver(Reached broker) {
        this.factory = broker.plain();
    }

    private static void channel(String direction, String name, String queue) {
        String channel = "mp.messaging." + direction + "." + name + ".";
        System.setProperty(channel + "connector", "smallrye-jms");
        System.setProperty(channel + "destination", queue);
        System.setProperty(channel + "tracing-enabled", "false");
        System.setProperty(channel + "retry.max-retries", Integer.toString(Integer.MAX_VALUE));
        System.setProperty(channel + "retry.initial-delay", "PT0.1S");
        System.setProperty(channel + "retry.max-delay", "PT1S");
    }

    private SeContainer start(Class<?> application, Told told) {
        return SeContainerInitializer.newInstance()
                .addBeanClasses(application, SmallRyePassing.class)
                .addExtensions(new SmallRyeSurroundings(factory, told))
                .initialize();
    }

    /** One for all threads: a channel has one end in a program. */
    private synchronized SeContainer running(Class<?> application, String direction, String queue, Told told) {
        if (running.isEmpty()) {
            channel(direction, "orders", queue);
            running.add(start(application, told));
        }
        return running.get(0);
    }

    @Override
    public void send(String queue, Iterable<String> ids, Told told) {
        SmallRyeSending sending = running(SmallRyeSending.class, "outgoing", queue, told)
                .select(SmallRyeSending.class)
                .get();
        for (String id : ids) {
            told.attempted(id);
            while (!sent(sending, id, told)) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            told.acknowledged(id);
        }
    }

    private static boolean sent(SmallRyeSending sending, String id, Told told) {
        try {
            sending.send(id).toCompletableFuture().join();
            return true;
        } catch (CompletionException | IllegalStateException failure) {
            told.trouble(failure);
            return false;
        }
    }

    @Override
    public void receive(String queue, Told told, BooleanSupplier stopped) {
        SeContainer receiving = running(SmallRyeReceiving.class, "incoming", queue, told);
        while (!stopped.getAsBoolean()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        awaitQuiet(receiving);
    }

    @Override
    public AutoCloseable listen(String queue, String onwards, int concurrency, Told told) {
        channel("incoming", "orders", queue);
        channel("outgoing", "parcels", onwards);
        SeContainer forwarding = start(SmallRyeForwarding.class, told);
        return () -> {
            awaitQuiet(forwarding);
            forwarding.close();
        };
    }

    private static void awaitQuiet(SeContainer container) {
        SmallRyePassing passing = container.select(SmallRyePassing.class).get();
        while (!passing.isQuiet()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Override
    public synchronized void close() {
        running.forEach(SeContainer::close);
    }
}
