package io.letterbox.cdi;

import io.letterbox.Address;
import io.letterbox.Receiver;
import io.letterbox.Requester;
import io.letterbox.Sender;
import io.letterbox.Source;

/** Which of the ends: its type, and the type of what it is opened on. */
enum Direction {
    SENDER(Sender.class, Address.class),
    RECEIVER(Receiver.class, Source.class),
    REQUESTER(Requester.class, Address.class);

    private final Class<?> end;
    private final Class<?> opposite;

    Direction(Class<?> end, Class<?> opposite) {
        this.end = end;
        this.opposite = opposite;
    }

    Class<?> end() {
        return end;
    }

    Class<?> opposite() {
        return opposite;
    }
}
