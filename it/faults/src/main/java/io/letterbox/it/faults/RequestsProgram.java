package io.letterbox.it.faults;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Requester;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** One side of many requests. */
final class RequestsProgram {

    private static final Mailbox<String> QUESTIONS = Mailbox.of("questions", String.class, Capacity.unbounded());
    private static final Duration STARTING = Duration.ofSeconds(60);
    private static final long PACE_NANOS = 20_000_000;
    private static final long PAUSE_NANOS = 500_000_000;

    private RequestsProgram() {}

    static Child start(Reached broker, History history) throws InterruptedException {
        Child child =
                Child.start(RequestsProgram.class, broker.environment(), List.of(), ClientProgram.EVENT, history::add);
        child.hear("ready", STARTING);
        return child;
    }

    public static void main(String[] arguments) {
        Letterbox letterbox = Letterbox.over(Reached.fromEnvironment().artemis());
        Parent.tell("ready");
        Parent.serve(line -> {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "answer" -> answer(letterbox);
                case "ask" ->
                    ask(
                            letterbox,
                            Integer.parseInt(words[1]),
                            Integer.parseInt(words[2]),
                            Duration.ofMillis(Long.parseLong(words[3])));
                default -> {
                    letterbox.close();
                    Parent.tell("closed");
                }
            }
        });
    }

    private static void answer(Letterbox letterbox) {
        var unused = letterbox.listen(
                QUESTIONS.deliveries(),
                Listening.named("clerk").concurrency(4),
                question -> question.reply("re: " + question.message()));
    }

    private static void ask(Letterbox letterbox, int requests, int threads, Duration limit) {
        Requester<String, String> requester = letterbox.requester(QUESTIONS, String.class);
        AtomicInteger next = new AtomicInteger();
        AtomicInteger busy = new AtomicInteger(threads);
        AtomicLong slowest = new AtomicLong();
        for (int number = 0; number < threads; number++) {
            Thread thread = new Thread(() -> {
                for (int id = next.incrementAndGet(); id <= requests; id = next.incrementAndGet()) {
                    long begin = System.nanoTime();
                    History.Kind told = ask(requester, Integer.toString(id), limit);
                    slowest.accumulateAndGet(System.nanoTime() - begin, Math::max);
                    LockSupport.parkNanos(told == History.Kind.REFUSED ? PAUSE_NANOS : PACE_NANOS);
                }
                if (busy.decrementAndGet() == 0) {
                    requester.close();
                    Parent.tell("asked " + TimeUnit.NANOSECONDS.toMillis(slowest.get()));
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static History.Kind ask(Requester<String, String> requester, String id, Duration limit) {
        ClientProgram.tell(History.Kind.ATTEMPTED, id);
        History.Kind told = answer(requester, id, limit)
                .map(answer -> answer.equals("re: " + id) ? History.Kind.ACKNOWLEDGED : History.Kind.TROUBLE)
                .orElse(History.Kind.REFUSED);
        ClientProgram.tell(told, id);
        return told;
    }

    private static Optional<String> answer(Requester<String, String> requester, String id, Duration limit) {
        try {
            return requester.request(id, limit);
        } catch (MailboxException failed) {
            return Optional.empty();
        } catch (InterruptedException end) {
            throw new IllegalStateException(end);
        }
    }
}
