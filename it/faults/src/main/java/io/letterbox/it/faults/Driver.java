package io.letterbox.it.faults;

import java.util.Locale;
import java.util.function.BooleanSupplier;

/** A way to use a broker, as a program would by its library's own advice; in the client's process. */
interface Driver extends AutoCloseable {

    /**
     * Sends these messages, one after the other, each until it is accepted, through broken connections too.
     *
     * @param queue where to
     * @param ids the messages
     */
    void send(String queue, Iterable<String> ids, Told told) throws Exception;

    /** Receives one after the other, each with its receipt, until it is stopped. */
    void receive(String queue, Told told, BooleanSupplier stopped) throws Exception;

    /** Has a listener called for each message, which sends it on to another queue, as one with its receipt where that can be. */
    AutoCloseable listen(String queue, String onwards, int concurrency, Told told) throws Exception;

    @Override
    void close();

    /** What a program is told of a message. */
    interface Told {

        void attempted(String id);

        /** The sender was told that it is accepted. */
        void acknowledged(String id);

        /** The sender gave up without knowing. */
        void unknown(String id);

        /** The receiver has it in hand. */
        void received(String id);

        /** The receiver was told that its receipt is done. */
        void settled(String id);

        /** The receiver was told that its receipt may be done or not. */
        void unsettled(String id);

        /** Something went wrong that was not told of a message. */
        void trouble(Exception what);
    }

    /** The drivers by their names. */
    enum Kind {
        LETTERBOX,
        RAW,
        BAD,
        SPRING,
        SPRING_DEFAULTS,
        SMALLRYE;

        Driver open(Reached broker) {
            return switch (this) {
                case LETTERBOX -> new LetterboxDriver(broker);
                case RAW -> new RawDriver(broker);
                case BAD -> new BadDriver(broker);
                case SPRING, SPRING_DEFAULTS, SMALLRYE ->
                    Peer.of(this).orElseThrow().open(broker);
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
