package io.letterbox.artemis.junit;

import io.letterbox.Address;
import io.letterbox.Broadcast;
import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Link;
import io.letterbox.Provider;
import io.letterbox.Sender;
import io.letterbox.Settings;
import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.Login;
import io.letterbox.artemis.junit.EmbeddedBroker.Storage;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.apache.activemq.artemis.core.server.Queue;
import org.jspecify.annotations.Nullable;

/** The broker of one class or one test, and what is handed out for it. */
final class RunningBroker implements Broker, AutoCloseable {

    private final Changes changes;
    private final Faults faults;
    private final Engine engine;
    private final Scope ofTheClass;
    private volatile @Nullable Scope ofTheTest;

    private RunningBroker(BrokerSettings settings, Storage storage) {
        changes = new Changes();
        faults = new Faults();
        engine = new Engine(settings, storage, new Hooks(changes, faults));
        ofTheClass = new Scope(engine);
    }

    static RunningBroker start(BrokerSettings settings, Storage storage) {
        return new RunningBroker(settings, storage);
    }

    /** What a parameter is handed now: that of the test while there is one, or else that of the class. */
    Scope scope() {
        Scope test = ofTheTest;
        return test == null ? ofTheClass : test;
    }

    /** What lives as long as the broker, whoever asks for it and when. */
    Scope whole() {
        return ofTheClass;
    }

    /** A test begins: nothing is left of the one before. */
    void begin() throws InterruptedException {
        Leftovers.remove(engine.server(), changes);
        ofTheTest = new Scope(engine);
    }

    /** A test ends, and with it what it opened and what it broke. */
    void end() {
        faults.clear();
        Scope test = ofTheTest;
        ofTheTest = null;
        try {
            if (test != null) {
                test.close();
            }
        } finally {
            if (!engine.runs()) {
                engine.start();
            }
        }
    }

    @Override
    public int depth(String mailbox) {
        return number(mailbox, Queue::getMessageCount);
    }

    @Override
    public int inDelivery(String mailbox) {
        return number(mailbox, Queue::getDeliveringCount);
    }

    @Override
    public int receivers(String mailbox) {
        return number(mailbox, Queue::getConsumerCount);
    }

    private int number(String mailbox, ToLongFunction<Queue> of) {
        return (int) engine.queue(mailbox).map(of::applyAsLong).orElse(0L).longValue();
    }

    @Override
    public <T> List<T> messages(Address<T> mailbox) {
        if (mailbox instanceof Broadcast || mailbox.capacity() instanceof Capacity.Zero) {
            throw new IllegalArgumentException("no messages wait in \"" + mailbox.name() + "\": it is "
                    + (mailbox instanceof Broadcast
                            ? "a broadcast; look into the queue of a subscription"
                            : "of capacity zero; what is in its queue is a meeting under way"));
        }
        return new Browsing(engine).messages(mailbox);
    }

    @Override
    public List<DeadLetter> deadLetters(String mailbox) {
        return new Browsing(engine).deadLetters(mailbox);
    }

    @Override
    public void await(Duration limit, Predicate<? super Broker> condition) throws InterruptedException {
        if (!changes.await(limit, () -> condition.test(this))) {
            throw new AssertionError("the condition does not hold within " + limit + "; " + this);
        }
    }

    @Override
    public void stop() {
        engine.mayStop();
        faults.losingHeld(engine::stop);
        changes.happened();
    }

    @Override
    public void start() {
        engine.start();
    }

    @Override
    public void cut(String mailbox) {
        Cut.receivers(engine.server(), mailbox, faults);
    }

    @Override
    public void cut() {
        Cut.all(engine.server(), faults);
    }

    @Override
    public <T> void fill(Address<T> mailbox, T message) {
        if (!(mailbox.capacity() instanceof Capacity.Bounded)) {
            throw new IllegalArgumentException("\"" + mailbox.name() + "\" never fills: its capacity is "
                    + mailbox.capacity() + "; fill a bounded one");
        }
        Settings settings =
                mailbox instanceof Link<T> link ? Settings.defaults().self(link.from()) : Settings.defaults();
        try (Letterbox own = Letterbox.over(engine.inVm(), settings);
                Sender<T> sender = own.sender(mailbox)) {
            boolean room = true;
            while (room) {
                room = sender.trySend(message);
            }
        }
    }

    @Override
    public Hold holdAcknowledgements(String mailbox) {
        engine.server();
        return faults.hold(mailbox);
    }

    @Override
    public void refuseNextSend(String mailbox) {
        engine.server();
        faults.refuseNextSend(mailbox);
    }

    @Override
    public void redeliverNext(String mailbox) {
        engine.server();
        faults.redeliverNext(mailbox);
    }

    @Override
    public Provider provider() {
        return engine.provider();
    }

    @Override
    public Optional<URI> uri() {
        return engine.artemis().uri();
    }

    @Override
    public Optional<Login> login() {
        return engine.artemis().login();
    }

    @Override
    public void close() {
        faults.clear();
        Scope test = ofTheTest;
        if (test != null) {
            test.close();
        }
        ofTheClass.close();
        if (engine.runs()) {
            Leftovers.leave(engine.server(), changes);
        }
        engine.close();
    }

    @Override
    public String toString() {
        return Contents.of(engine);
    }
}
