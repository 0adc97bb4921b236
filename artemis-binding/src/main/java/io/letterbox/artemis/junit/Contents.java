package io.letterbox.artemis.junit;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.core.server.Queue;

/** What is in a broker, to be read when a test has failed. */
final class Contents {

    private static final List<String> ASIDE = List.of("dead.", "expired.");
    private static final int LONGEST_BODY = 200;

    private Contents() {}

    static String of(Engine engine) {
        if (!engine.runs()) {
            return "the broker is stopped";
        }
        try {
            List<Queue> queues = Engine.queues(engine.server())
                    .sorted((one, other) -> one.getName().compareTo(other.getName()))
                    .toList();
            String lines = queues.stream()
                    .filter(queue -> !queue.isTemporary()
                            && ASIDE.stream().noneMatch(queue.getName().toString()::startsWith))
                    .map(queue ->
                            mailbox(queue) + deadLetters(engine, queue.getName().toString()))
                    .collect(Collectors.joining());
            return lines.isEmpty() ? "no mailbox is in the broker" : "in the broker are:" + lines;
        } catch (RuntimeException e) {
            return "the broker cannot be looked into: " + e.getMessage();
        }
    }

    private static String mailbox(Queue queue) {
        return "%n  %s: depth %d, in delivery %d, receivers %d"
                .formatted(
                        queue.getName(), queue.getMessageCount(), queue.getDeliveringCount(), queue.getConsumerCount());
    }

    private static String deadLetters(Engine engine, String queue) {
        return new Browsing(engine)
                .deadLetters(queue).stream()
                        .map(dead ->
                                "%n    dead letter %s: %s: %s".formatted(dead.id(), dead.reason(), cut(dead.body())))
                        .collect(Collectors.joining());
    }

    private static String cut(String body) {
        return body.length() > LONGEST_BODY ? body.substring(0, LONGEST_BODY) + "…" : body;
    }
}
