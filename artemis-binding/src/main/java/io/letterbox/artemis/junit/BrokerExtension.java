package io.letterbox.artemis.junit;

import io.letterbox.Letterbox;
import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.junit.EmbeddedBroker.Storage;
import jakarta.jms.ConnectionFactory;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * An embedded broker in a field: {@code @RegisterExtension static final BrokerExtension BROKER = BrokerExtension.inMemory();}.
 *
 * <p>The broker of a static field lives as long as the tests of the class, that of an instance field as long as one test (with
 * {@code @TestInstance(PER_CLASS)}, as the class). Otherwise it is as {@link EmbeddedBroker} says. A class may have several; then
 * they are told apart by their fields, and there are no parameters.
 */
public final class BrokerExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private final BrokerSettings settings;
    private final Storage storage;
    private final ReentrantLock oneTestAtATime = new ReentrantLock();
    private volatile @Nullable Running running;

    /** A broker, and the context at whose end it stops. */
    private record Running(String owner, RunningBroker broker) {}

    BrokerExtension(BrokerSettings settings, Storage storage) {
        this.settings = settings;
        this.storage = storage;
    }

    /**
     * A broker in memory, which only this process reaches.
     *
     * @return the extension; it is to be registered
     */
    public static BrokerExtension inMemory() {
        return with(BrokerSettings.inMemory());
    }

    /**
     * A broker with a journal in a temporary directory, so that it can be stopped and started again.
     *
     * @return the extension; it is to be registered
     */
    public static BrokerExtension onDisk() {
        return new BrokerExtension(BrokerSettings.inMemory(), Storage.JOURNAL);
    }

    /**
     * A broker set up otherwise. With a port, it is reached over TCP; with a directory, that stays, and its messages are removed when
     * a test begins.
     *
     * @param settings where its messages are, and where it listens
     * @return the extension; it is to be registered
     */
    public static BrokerExtension with(BrokerSettings settings) {
        return new BrokerExtension(settings, Storage.MEMORY);
    }

    /**
     * The broker.
     *
     * @return the same that a parameter is given
     * @throws IllegalStateException if it has not been started, or is stopped for good
     */
    public Broker broker() {
        return running();
    }

    /**
     * The broker for plain JMS code.
     *
     * @return a connection factory that lives as long as the broker, while that of a parameter ends with the test
     * @throws IllegalStateException if the broker has not been started, or is stopped for good
     */
    public ConnectionFactory connectionFactory() {
        return running().whole().connectionFactory();
    }

    /**
     * A door over the broker.
     *
     * @return a letterbox that lives as long as the broker, while that of a parameter ends with the test
     * @throws IllegalStateException if the broker has not been started, or is stopped for good
     */
    public Letterbox letterbox() {
        return running().whole().letterbox();
    }

    @Override
    public synchronized void beforeAll(ExtensionContext context) {
        Running here = running;
        if (here == null) {
            start(context);
        } else if (!within(here.owner(), context)) {
            throw new IllegalStateException(
                    "a broker in a static field is shared by test classes that run at the same time, "
                            + context.getDisplayName()
                            + " among them; put @EmbeddedBroker on them, or the field into each");
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) throws InterruptedException {
        if (running == null) {
            start(context);
        }
        if (oneTestAtATime.isHeldByCurrentThread()) {
            throw new IllegalStateException(
                    "a test was begun on the thread of another that shares its broker and is not over; "
                            + "put @Execution(SAME_THREAD) on "
                            + context.getRequiredTestClass().getSimpleName());
        }
        oneTestAtATime.lockInterruptibly();
        running().begin();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            report(context);
            if (oneTestAtATime.isHeldByCurrentThread()) {
                Running here = running;
                if (here != null && !stopped(context)) {
                    here.broker().end();
                }
            }
        } finally {
            if (oneTestAtATime.isHeldByCurrentThread()) {
                oneTestAtATime.unlock();
            }
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        report(context);
        stopped(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Supply.of(parameter).isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Supply.of(parameter).orElseThrow().apply(running());
    }

    private void start(ExtensionContext context) {
        running = new Running(context.getUniqueId(), RunningBroker.start(settings, storage));
    }

    /** Stops the broker at the end of what it was started for. */
    private boolean stopped(ExtensionContext context) {
        Running here = running;
        if (here == null || !here.owner().equals(context.getUniqueId())) {
            return false;
        }
        running = null;
        here.broker().close();
        return true;
    }

    private void report(ExtensionContext context) {
        Running here = running;
        if (here != null) {
            Failure.of(context).ifPresent(failure -> failure.print(here.broker()));
        }
    }

    private RunningBroker running() {
        Running here = running;
        if (here == null) {
            throw new IllegalStateException(
                    "the broker is not running: that of a static field starts before the tests of the "
                            + "class, that of an instance field before each test, and only if the field has @RegisterExtension; "
                            + "ask for it in a test, or in a method before or after one");
        }
        return here.broker();
    }

    private static boolean within(String owner, ExtensionContext context) {
        return context.getUniqueId().equals(owner)
                || context.getParent().map(parent -> within(owner, parent)).orElse(false);
    }
}
