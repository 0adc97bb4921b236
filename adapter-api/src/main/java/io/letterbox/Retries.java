package io.letterbox;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The second consumer of an inlet: it looks now and then for failed messages that are due. (No session waits at two queues at
 * once, but with a thread of the provider's own, which application servers forbid.)
 */
final class Retries {

    private final Session session;
    private final Intake intake;
    private @Nullable Queue queue;
    private volatile @Nullable MessageConsumer consumer;
    private boolean none;
    private final NextLook look;

    Retries(Session session, Intake intake) {
        this.session = session;
        this.intake = intake;
        this.look = intake.nextLook();
    }

    /** Opens the consumer, so that what is wrong shows. */
    Optional<Queue> open() throws JMSException {
        Queue from = queue;
        if (from == null) {
            from = intake.retries(session).orElse(null);
            queue = from;
        }
        if (from == null) {
            none = true;
            return Optional.empty();
        }
        if (consumer == null) {
            consumer = intake.open(session, from);
        }
        return Optional.of(from);
    }

    /** One that is due, if there is one. A receiver without a queue of retries has none; a listener refuses to open. */
    @Nullable
    Message next() throws JMSException {
        if (none) {
            return null;
        }
        try {
            open();
        } catch (InvalidDestinationException | JMSSecurityException undeclared) {
            none = true;
        }
        MessageConsumer from = consumer;
        Message message = from == null ? null : from.receiveNoWait();
        if (message != null) {
            look.expect(Duration.ZERO); // There may be more.
        }
        return message;
    }

    void expect(Duration delay) {
        look.expect(delay);
    }

    boolean due() {
        return !none && look.due();
    }

    /** How long a wait may last until the next look. */
    Duration untilDue(Duration longest) {
        return none ? longest : look.left(longest);
    }

    boolean holds() {
        return consumer != null;
    }

    /** The queue of a live subscription's retries ends with it. */
    void close() throws JMSException {
        if (queue instanceof TemporaryQueue own) {
            RoundTrip.uncutStep(own::delete);
            queue = null;
        }
    }

    void release() throws JMSException {
        MessageConsumer open = consumer;
        consumer = null;
        if (open != null) {
            RoundTrip.uncutStep(open::close);
        }
    }
}
