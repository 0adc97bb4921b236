package io.letterbox;

import jakarta.jms.ConnectionFactory;

/**
 * The door of one process: it opens the ends of addresses over one provider.
 *
 * <p>Opening connects to the broker when the first end is opened. Many threads may use a letterbox at once.
 */
public interface Letterbox extends AutoCloseable {

    /**
     * A letterbox over a provider, with default settings.
     *
     * @param provider opens the connections; a binding's, or {@link Provider#of(ConnectionFactory)}
     * @return the letterbox; nothing is connected yet
     */
    static Letterbox over(Provider provider) {
        return over(provider, Settings.defaults());
    }

    /**
     * A letterbox over a provider.
     *
     * @param provider opens the connections; a binding's, or {@link Provider#of(ConnectionFactory)}
     * @param settings who this process is, and what is configured from outside
     * @return the letterbox; nothing is connected yet
     */
    static Letterbox over(Provider provider, Settings settings) {
        return new Door(provider, settings);
    }

    /**
     * Opens a sending end.
     *
     * @param <T> the type of the messages
     * @param to the address
     * @return a new sender; close it when done
     * @throws IllegalArgumentException if the address is a link from another process than {@link Settings#self()}
     * @throws MailboxException.Refused if the broker refuses, cannot keep a bounded capacity, or keeps another one
     * @throws MailboxException.Unreachable if the broker cannot be reached
     * @throws MailboxException.Closed if this letterbox is closed
     */
    <T> Sender<T> sender(Address<T> to);

    /**
     * Opens a receiving end. A subscription gets what is sent from here on.
     *
     * @param <R> what is received
     * @param from the source
     * @return a new receiver; close it when done
     * @throws IllegalArgumentException if the source is an inbox of, or a link to, another process than {@link Settings#self()}
     * @throws MailboxException.Refused if the broker refuses, cannot keep a bounded capacity, or keeps another one
     * @throws MailboxException.Unreachable if the broker cannot be reached
     * @throws MailboxException.Closed if this letterbox is closed
     */
    <R> Receiver<R> receiver(Source<R> from);

    /** Closes every end that was opened through this door, then the connections. Closing again does nothing. */
    @Override
    void close();
}
