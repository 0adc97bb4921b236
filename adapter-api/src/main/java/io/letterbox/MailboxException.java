package io.letterbox;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong between an end and the broker. Would-wait, timed out and empty are results, never exceptions; programmer errors
 * are {@link IllegalArgumentException}. The message names the address and the next step.
 */
public abstract sealed class MailboxException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MailboxException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The end, or the door it was opened through, is closed; nothing was sent or received by the call. */
    public static final class Closed extends MailboxException {
        private static final long serialVersionUID = 1;

        Closed(String message) {
            super(message, null);
        }
    }

    /** The broker, or an end that belongs to a container, said no; nothing was sent or received by the call. */
    public static final class Refused extends MailboxException {
        private static final long serialVersionUID = 1;

        /**
         * A refusal.
         *
         * @param message names the address and the next step
         * @param cause what the provider said, if it said something
         */
        public Refused(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** There is no connection to the broker; nothing was sent or received by the call. */
    public static final class Unreachable extends MailboxException {
        private static final long serialVersionUID = 1;

        Unreachable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * A send in a unit of work has waited too long for room. The unit is rolled back and repeated, without counting an attempt; let this
     * exception pass. Nothing was sent by the unit, and what it received is back.
     */
    public static final class Stalled extends MailboxException {
        private static final long serialVersionUID = 1;

        Stalled(String message) {
            super(message, null);
        }
    }

    /** Whoever was asked failed, and said so; there will be no answer. */
    public static final class Failed extends MailboxException {
        private static final long serialVersionUID = 1;

        private final String exception;

        Failed(String message, String exception) {
            super(message, null);
            this.exception = exception;
        }

        /**
         * What was thrown there.
         *
         * @return the name of the exception's class, which need not exist in this process
         */
        public String exception() {
            return exception;
        }
    }

    /** A message was sent, and whether it was accepted is unknown: the connection broke, or the peer stopped in a hand-over. */
    public static final class InDoubt extends MailboxException {
        private static final long serialVersionUID = 1;

        private final transient Retry retry;

        InDoubt(String message, @Nullable Throwable cause, Retry retry) {
            super(message, cause);
            this.retry = retry;
        }

        /**
         * Sends the same bytes under the same id, without waiting for another sender or receiver. A provider that remembers ids
         * drops the copy if it has the first; with another provider the message may be there twice. A normal return means
         * accepted, once where ids are remembered. After a rendezvous it finds out whether the message was taken, and hands it
         * over again only if it was not. The messages of a {@linkplain Letterbox#unit unit of work} go out again one by one; if the
         * unit has received something it stays in doubt, and what it received comes again if it was not committed.
         *
         * <p>It does not help where a {@link Requester} threw this exception: either it throws it again, or it sends the
         * question again, and nobody awaits the answer. Ask again, if the question may be answered twice.
         *
         * @throws InDoubt if the outcome is still unknown; a refusal counts as such, since the first try may have been accepted
         * @throws Refused if the message of a rendezvous was not taken, and no receiver waits now; nothing was sent
         * @throws Unreachable if there is no connection to the broker; the first try is as unknown as before
         * @throws Closed if the sender is closed; the first try is as unknown as before
         */
        public void retry() {
            retry.run();
        }

        @FunctionalInterface
        interface Retry {
            void run();
        }
    }

    /**
     * A message was received, or handled, and whether the broker knows is unknown: it may be delivered again. At capacity zero
     * its sender may have taken it back, and been told that nobody received it.
     */
    public static final class Unacknowledged extends MailboxException {
        private static final long serialVersionUID = 1;

        private final transient Object received;

        Unacknowledged(String message, @Nullable Throwable cause, Object received) {
            super(message, cause);
            this.received = received;
        }

        /**
         * What was received, so that it is not lost.
         *
         * @return the message, or the delivery
         */
        public Object received() {
            return received;
        }
    }
}
