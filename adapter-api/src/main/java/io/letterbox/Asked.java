package io.letterbox;

import java.util.Optional;

/**
 * What was received, and who awaits an answer.
 *
 * @param received what the source promises
 * @param asker who asked, if the message is a request
 */
record Asked<R>(R received, Optional<Answering.Asker> asker) {

    static <R> Reading<Asked<R>> reading(Reading<R> reading) {
        return message -> new Asked<>(reading.read(message), Answering.Asker.of(message));
    }
}
