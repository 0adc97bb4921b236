package io.letterbox.it.benchmarks;

import io.letterbox.Provider;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * What is measured, and what Letterbox is compared with in it.
 *
 * @param name what the report calls it, and the command line selects it by
 * @param opening opens all sides
 * @param comparisons the hand-written sides; the first is the one that the aim is about
 * @param batch how many operations make a single shot, with one thread; 0 if operations are counted for a time
 */
record Operation(
        String name,
        Opening opening,
        List<String> transports,
        List<Integer> threads,
        List<Comparison> comparisons,
        int batch) {

    private static final List<String> BOTH = List.of(Stage.IN_VM, Stage.TCP);
    private static final List<Integer> ONE_AND_EIGHT = List.of(1, 8);

    /** Opens all sides on one broker. */
    @FunctionalInterface
    interface Opening {
        Map<String, Side> open(Provider provider, BenchmarkParams run) throws Exception;
    }

    /**
     * A side that Letterbox is compared with.
     *
     * @param aim the least ratio, or 0 if it is for information
     */
    record Comparison(String side, String what, double aim) {}

    static final List<Operation> ALL = List.of(
            new Operation(
                    "send",
                    Sends::open,
                    BOTH,
                    ONE_AND_EIGHT,
                    List.of(
                            new Comparison(Alternation.RAW, "acknowledged send with duplicate id", 0.9),
                            new Comparison(Sends.RAW_WITHOUT_ID, "acknowledged send without id", 0)),
                    0),
            new Operation(
                    "trySendAsync",
                    AsyncSends::open,
                    BOTH,
                    ONE_AND_EIGHT,
                    List.of(
                            new Comparison(Alternation.RAW, "confirmed CompletionListener with duplicate id", 0.9),
                            new Comparison(Sends.RAW_WITHOUT_ID, "confirmed CompletionListener without id", 0)),
                    0),
            new Operation(
                    "receive",
                    Receives::open,
                    BOTH,
                    ONE_AND_EIGHT,
                    List.of(
                            new Comparison(Alternation.RAW, "prefetching, transacted, commit per message", 0.9),
                            new Comparison(
                                    Receives.RAW_CLIENT_ACKNOWLEDGE, "prefetching, CLIENT_ACKNOWLEDGE per message", 0)),
                    4_000),
            new Operation(
                    "send to bounded(1000)",
                    BoundedSends::open,
                    BOTH,
                    ONE_AND_EIGHT,
                    List.of(new Comparison(
                            Alternation.RAW, "acknowledged send with duplicate id, unbounded queue", 0.8)),
                    0),
            new Operation(
                    "rendezvous",
                    Meetings::open,
                    BOTH,
                    ONE_AND_EIGHT,
                    List.of(new Comparison(Alternation.RAW, "request/reply over one reply queue", 0.7)),
                    0),
            new Operation(
                    "listener",
                    Listens::one,
                    BOTH,
                    ONE_AND_EIGHT,
                    List.of(new Comparison(
                            Alternation.RAW, "transacted MessageListener, commit per message, no prefetch", 0.9)),
                    4_000),
            new Operation(
                    "listener fetching ahead",
                    Listens::ahead,
                    BOTH,
                    ONE_AND_EIGHT,
                    List.of(new Comparison(
                            Alternation.RAW, "transacted MessageListener, commit per message, prefetching", 0.9)),
                    4_000),
            new Operation(
                    "unit of work",
                    UnitsOfWork::unbounded,
                    BOTH,
                    ONE_AND_EIGHT,
                    List.of(new Comparison(
                            Alternation.RAW, "receive, send with duplicate id, commit in a transacted session", 0)),
                    4_000),
            new Operation(
                    "unit of work to bounded(1000)",
                    UnitsOfWork::bounded,
                    BOTH,
                    ONE_AND_EIGHT,
                    List.of(new Comparison(Alternation.RAW, "the same, unbounded queue", 0)),
                    4_000),
            new Operation(
                    "request",
                    Requests::open,
                    BOTH,
                    ONE_AND_EIGHT,
                    List.of(
                            new Comparison(
                                    Alternation.RAW, "request/reply over one reply queue, whose object is kept", 0.9),
                            new Comparison(
                                    Requests.RAW_AS_USUAL,
                                    "request/reply over one reply queue, to each JMSReplyTo",
                                    0)),
                    0),
            new Operation(
                    "send to a journal",
                    JournalSends::open,
                    List.of(Stage.JOURNAL),
                    List.of(1),
                    List.of(
                            new Comparison(Alternation.RAW, "acknowledged send, untuned embedded broker", 3),
                            new Comparison(
                                    JournalSends.RAW_ON_SAME_BROKER,
                                    "acknowledged send with duplicate id, Letterbox's broker",
                                    0)),
                    0));

    static Operation named(String name) {
        return ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no operation " + name));
    }

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
