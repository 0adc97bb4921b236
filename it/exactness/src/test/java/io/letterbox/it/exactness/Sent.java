package io.letterbox.it.exactness;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a sender was told of one message.
 *
 * @param id the message, which is nothing but its id
 * @param outcome what the sender believes
 */
record Sent(String id, Outcome outcome) {

    enum Outcome {
        ACCEPTED,
        REFUSED,
        /** Plain JMS leaves it at that when a connection breaks. */
        UNKNOWN
    }

    static String write(List<Sent> all) {
        return all.stream().map(sent -> sent.id + "=" + sent.outcome).collect(Collectors.joining(","));
    }

    static List<Sent> read(String line) {
        return Arrays.stream(line.split(",", -1))
                .filter(each -> !each.isEmpty())
                .map(each -> each.split("=", 2))
                .map(each -> new Sent(each[0], Outcome.valueOf(each[1])))
                .toList();
    }
}
