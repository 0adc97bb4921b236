package io.letterbox.it.server.cost;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Measures one row of the table for each request. */
@WebServlet("/measure/*")
@SuppressWarnings("serial") // nobody passivates it
public class Measure extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final int SENDS = 100;
    private static final int BATCHES = 20;
    private static final int BATCH = 50;
    private static final int MESSAGES = 300;

    @Inject
    private @Nullable Sides sides;

    @Inject
    private @Nullable Turnstiles turnstiles;

    /** Sends, as a side does it. */
    @FunctionalInterface
    private interface Deed {
        void once() throws Exception;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String row = request.getPathInfo().substring(1);
        response.setCharacterEncoding("UTF-8");
        try {
            response.getWriter().print(measured(row));
        } catch (Exception e) {
            throw new IllegalStateException(row, e);
        }
    }

    private String measured(String row) throws Exception {
        return switch (row) {
            case "apart" ->
                Rounds.measure(
                        "send, outside of transactions",
                        SENDS,
                        () -> sent(SENDS, sides::letterbox),
                        () -> sent(SENDS, sides::context));
            case "own" ->
                Rounds.measure(
                        "send, each in a transaction",
                        SENDS,
                        () -> sent(SENDS, () -> sides.letterboxInTransaction(1)),
                        () -> sent(SENDS, () -> sides.contextInTransaction(1)));
            case "fifty" ->
                Rounds.measure(
                        "send, 50 in a transaction",
                        BATCHES * BATCH,
                        () -> sent(BATCHES, () -> sides.letterboxInTransaction(BATCH)),
                        () -> sent(BATCHES, () -> sides.contextInTransaction(BATCH)));
            default -> listened(row);
        };
    }

    private long sent(int times, Deed deed) throws Exception {
        long begin = System.nanoTime();
        for (int i = 0; i < times; i++) {
            deed.once();
        }
        long nanos = System.nanoTime() - begin;
        int taken;
        do {
            taken = sides.empty();
        } while (taken > 0);
        return nanos;
    }

    /** Such as {@code one-4}, against {@code bean-one-4} or, after a comma, another. */
    private String listened(String row) throws Exception {
        int comma = row.indexOf(',');
        String ours = row.substring(0, comma);
        String theirs = row.substring(comma + 1);
        int concurrency = Integer.parseInt(ours.substring(ours.indexOf('-') + 1));
        return Rounds.measure(
                ours + " against " + theirs,
                MESSAGES,
                () -> passed(ours, concurrency),
                () -> passed(theirs, concurrency));
    }

    private long passed(String queue, int concurrency) throws InterruptedException {
        sides.fill(queue, MESSAGES);
        return turnstiles.of(queue).time(MESSAGES, concurrency);
    }
}
