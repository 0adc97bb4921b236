package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Map;
import java.util.Optional;

/** The failed messages that were put back into their queue as they were, so that their attempts are marked nowhere else. */
final class Uncommitted {

    private static final int MOST = 1_000;

    /**
     * What is remembered.
     *
     * @param times how often it failed
     * @param why the last failure
     */
    record Failure(int times, Throwable why) {}

    private final Map<String, Failure> failures = new Remembered<>(MOST);

    synchronized Optional<Failure> of(Message message) throws JMSException {
        return Optional.ofNullable(message.getJMSMessageID()).map(failures::get);
    }

    /** By what the provider tells messages apart, and not by what a sender may have copied; a nameless one is not remembered. */
    synchronized void add(Message message, Throwable why) throws JMSException {
        int before = of(message).map(Failure::times).orElse(0);
        String id = message.getJMSMessageID();
        if (id != null) {
            failures.put(id, new Failure(before + 1, why));
        }
    }

    synchronized void forget(Message message) throws JMSException {
        if (!failures.isEmpty()) {
            failures.remove(message.getJMSMessageID());
        }
    }
}
