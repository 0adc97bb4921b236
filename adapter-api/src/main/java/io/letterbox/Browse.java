package io.letterbox;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.util.Enumeration;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One look at what waits in a queue, and then in its queue of retries; it takes nothing. */
final class Browse<R> extends Spliterators.AbstractSpliterator<R> implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Browse.class.getName());

    private static final int MOST_ASKED = 3;
    private static final long DELIVERY_NANOS = 20_000_000;

    private final Route<?> route;
    private final Reading<R> reading;
    private final @Nullable String selector;
    private final Session session;
    private final Provider provider;
    private Enumeration<?> messages;
    private boolean retriesToo = true;
    private boolean exhausted;
    private boolean passedOver;
    private volatile boolean closed;

    private Browse(Route<?> route, Reading<R> reading, Optional<Selector> selector, Provider provider, Session session)
            throws JMSException {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.route = route;
        this.reading = reading;
        this.selector = selector.map(Selector::text).orElse(null);
        this.provider = provider;
        this.session = session;
        this.messages = look((Queue) route.destination(session));
    }

    static <R> Browse<R> open(Route<?> route, Reading<R> reading, Optional<Selector> selector, Wires wires) {
        try {
            return wires.open(
                    Provider.Use.AHEAD,
                    wire -> wire.session(
                            Session.AUTO_ACKNOWLEDGE,
                            session -> new Browse<>(route, reading, selector, wires.provider(), session)));
        } catch (JMSException failure) {
            throw Door.unreachable(route, failure, wires.provider());
        }
    }

    private Enumeration<?> look(Queue queue) throws JMSException {
        QueueBrowser browser = session.createBrowser(queue, selector);
        return browser.getEnumeration();
    }

    @Override
    public boolean tryAdvance(Consumer<? super R> action) {
        R next = next();
        if (next == null) {
            return false;
        }
        action.accept(next);
        return true;
    }

    private synchronized @Nullable R next() {
        try {
            while (!exhausted) {
                if (closed) {
                    throw new MailboxException.Closed(
                            "this look at " + route + " is closed, or its end is: browse again, through an open end");
                }
                Optional<Message> message = RoundTrip.uncut(this::nextMessage);
                R read = message.isEmpty() ? null : read(message.get());
                if (read != null) {
                    return read;
                }
            }
            return null;
        } catch (JMSException failure) {
            throw Door.unreachable(route, failure, provider);
        }
    }

    /** The next message; empty if there is none in this queue, or the provider itself could not read it. */
    private Optional<Message> nextMessage() throws JMSException {
        if (more()) {
            return Optional.ofNullable((Message) messages.nextElement());
        }
        if (retriesToo) {
            lookAtRetries();
            retriesToo = false;
        } else {
            // A round trip, since a broken connection looks like the end of a queue.
            look((Queue) route.destination(session));
            exhausted = true;
            close();
        }
        return Optional.empty();
    }

    /**
     * Asks more than once, since Artemis may say that there is nothing more while it is still ending the delivery of a large message;
     * after one that was passed over unread it takes its time.
     */
    private boolean more() {
        boolean more = messages.hasMoreElements();
        for (int asked = 1; !more && asked < MOST_ASKED; asked++) {
            if (passedOver) {
                LockSupport.parkNanos(DELIVERY_NANOS);
            }
            more = messages.hasMoreElements();
        }
        return more;
    }

    private void lookAtRetries() throws JMSException {
        try {
            messages = look(route.retries().queue(session));
        } catch (InvalidDestinationException | JMSSecurityException undeclared) {
            LOG.log(System.Logger.Level.DEBUG, "no queue of retries to be looked at: " + undeclared.getMessage());
        }
    }

    /** What cannot be decoded is shown to nobody here as in a receipt, and stays. */
    private @Nullable R read(Message message) throws JMSException {
        try {
            passedOver = false;
            return reading.read(message);
        } catch (RuntimeException | MessageFormatException undecodable) {
            passedOver = true;
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "passed over a message of " + route + " that cannot be decoded: " + undecodable.getMessage());
            return null;
        }
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            try {
                RoundTrip.uncutStep(session::close);
            } catch (JMSException gone) {
                LOG.log(System.Logger.Level.DEBUG, "a session ended before it was closed: " + gone.getMessage());
            }
        }
    }
}
