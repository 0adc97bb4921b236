package io.letterbox.it.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is measured: a benchmark, and what Letterbox is compared with in it.
 *
 * @param name what the report calls it, and the command line selects it by
 * @param method the benchmark's method, {@code Class.method}
 * @param comparisons the hand-written sides; the first is the one that the aim is about
 * @param batch how many operations make a single shot, with one thread; 0 if operations are counted for a time
 */
record Operation(
        String name,
        String method,
        List<String> transports,
        List<Integer> threads,
        List<Comparison> comparisons,
        int batch) {

    private static final List<String> BOTH = List.of(Stage.IN_VM, Stage.TCP);
    private static final List<Integer> ONE_AND_EIGHT = List.of(1, 8);

    /**
     * A side that Letterbox is compared with.
     *
     * @param aim the least ratio, or 0 if it is for information
     */
    record Comparison(String side, String what, double aim) {}

    static final List<Operation> ALL = List.of(
            new Operation(
                    "send",
                    "Sends.send",
                    BOTH,
                    ONE_AND_EIGHT,
                    List.of(
                            new Comparison(Alternation.RAW, "acknowledged send with duplicate id", 0.9),
                            new Comparison(Sends.RAW_WITHOUT_ID, "acknowledged send without id", 0)),
                    0),
            new Operation(
                    "trySendAsync",
                    "AsyncSends.trySendAsync",
                    BOTH,
                    ONE_AND_EIGHT,
                    List.of(
                            new Comparison(Alternation.RAW, "confirmed CompletionListener with duplicate id", 0.9),
                            new Comparison(Sends.RAW_WITHOUT_ID, "confirmed CompletionListener without id", 0)),
                    0),
            new Operation(
                    "receive",
                    "Receives.receive",
                    BOTH,
                    ONE_AND_EIGHT,
                    List.of(
                            new Comparison(Alternation.RAW, "prefetching, transacted, commit per message", 0.9),
                            new Comparison(
                                    Receives.RAW_CLIENT_ACKNOWLEDGE, "prefetching, CLIENT_ACKNOWLEDGE per message", 0)),
                    4_000),
            new Operation(
                    "send, bounded(1000)",
                    "BoundedSends.sendBounded",
                    BOTH,
                    ONE_AND_EIGHT,
                    List.of(new Comparison(
                            Alternation.RAW, "acknowledged send with duplicate id, unbounded queue", 0.8)),
                    0),
            new Operation(
                    "send and receive, zero",
                    "Meetings.meet",
                    BOTH,
                    ONE_AND_EIGHT,
                    List.of(new Comparison(Alternation.RAW, "request/reply over one reply queue", 0.7)),
                    0),
            new Operation(
                    "send, journal on disk",
                    "JournalSends.sendToJournal",
                    List.of(Stage.IN_VM),
                    List.of(1),
                    List.of(
                            new Comparison(Alternation.RAW, "acknowledged send, untuned embedded broker", 3),
                            new Comparison(
                                    JournalSends.RAW_ON_SAME_BROKER,
                                    "acknowledged send with duplicate id, Letterbox's broker",
                                    0)),
                    0));

    /** All sides, Letterbox first. */
    List<String> sides() {
        List<String> sides = new ArrayList<>(List.of(Alternation.LETTERBOX));
        comparisons.forEach(comparison -> sides.add(comparison.side()));
        return sides;
    }

    /** The sides there and back again, so that none is always the first. */
    List<String> turns() {
        List<String> back = new ArrayList<>(sides());
        Collections.reverse(back);
        List<String> turns = new ArrayList<>(sides());
        turns.addAll(back);
        return turns;
    }
}
