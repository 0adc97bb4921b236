package io.letterbox.samples.cargo;

import io.letterbox.artemis.junit.Broker;
import io.letterbox.samples.cargo.mailboxes.Addresses;
import java.io.IOException;
import java.util.stream.Stream;

/** The two versions. */
enum Version {
    PLAIN {
        @Override
        Tracking open(Broker broker, Part... receiving) throws IOException {
            return new PlainTracking(
                    broker, Stream.of(receiving).map(part -> part.plain).toArray(Class<?>[]::new));
        }
    },
    MAILBOXES {
        @Override
        Tracking open(Broker broker, Part... receiving) {
            return new MailboxTracking(
                    broker.provider(),
                    Addresses.class,
                    Stream.of(receiving).map(part -> part.onMailboxes).toArray(Class<?>[]::new));
        }
    };

    /** Opens the application; all of it sends, and these parts receive. */
    abstract Tracking open(Broker broker, Part... receiving) throws IOException;
}
