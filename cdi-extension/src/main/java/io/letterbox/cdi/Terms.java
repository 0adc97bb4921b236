package io.letterbox.cdi;

import io.letterbox.Listening;
import io.letterbox.Selector;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What an annotation says about how its method listens. */
final class Terms {

    private final Receives how;
    private final Consumer<String> problems;

    private Terms(Receives how, Consumer<String> problems) {
        this.how = how;
        this.problems = problems;
    }

    /**
     * How a listener of an address listens, unless the annotation contradicts itself or the address.
     *
     * @param configured what is in force of what is written, by the listener's name: the one place where configuration has its
     *     say
     */
    static Optional<Listening> of(
            Reception reception, Origin origin, UnaryOperator<Listening> configured, Consumer<String> problems) {
        AtomicInteger told = new AtomicInteger();
        Terms terms = new Terms(reception.how(), problem -> {
            told.incrementAndGet();
            problems.accept(problem);
        });
        Listening standard = Listening.named(reception.name());
        terms.check(origin);
        Optional<Duration> delay = terms.duration("delay", terms.how.delay());
        Optional<Duration> longest = terms.duration("longestDelay", terms.how.longestDelay());
        Duration first = delay.orElse(standard.delay());
        Duration last = longest.orElse(longer(first, standard.longestDelay()));
        if (first.compareTo(last) > 0) {
            terms.problems.accept("longestDelay " + last + " is shorter than delay " + first
                    + (delay.isPresent() ? "" : ", the default") + ": make it at least as long");
        }
        if (told.get() > 0) {
            return Optional.empty();
        }
        Listening listening = configured.apply(terms.written(standard, origin, first, last));
        if (origin.isZero()) {
            terms.checkZero(listening);
        }
        return Optional.of(listening);
    }

    private void check(Origin origin) {
        if (how.concurrency() < 1) {
            problems.accept("concurrency " + how.concurrency() + ": make it at least 1");
        }
        if (how.attempts() < 0) {
            problems.accept("attempts " + how.attempts() + ": make it at least 1, or leave it out");
        }
        if (!how.subscription().isEmpty() && !origin.isSubscription()) {
            problems.accept("subscription \"" + how.subscription() + "\" of " + origin.produced()
                    + ": only a broadcast is subscribed to; leave it out");
        }
    }

    private void checkZero(Listening listening) {
        refuseOnZero(
                listening.attempts() > 1,
                "attempts " + listening.attempts(),
                "it is tried once, and then goes to the dead letters");
        refuseOnZero(
                listening.selector().isPresent(),
                "selector \"" + listening.selector().map(Selector::text).orElse("") + '"',
                "there is nothing to select from");
        refuseOnZero(
                listening.fetching() == Listening.Fetching.AHEAD, "fetching AHEAD", "there is nothing to fetch ahead");
    }

    private void refuseOnZero(boolean contradicts, String setting, String reason) {
        if (contradicts) {
            problems.accept(setting + " at capacity zero: a message is handed over, and " + reason
                    + "; leave it out, or" + " give the address a bounded capacity");
        }
    }

    private Listening written(Listening standard, Origin origin, Duration first, Duration last) {
        int usual = origin.isZero() ? 1 : standard.attempts();
        Listening listening = standard.concurrency(how.concurrency())
                .attempts(how.attempts() == 0 ? usual : how.attempts())
                .delays(first, last)
                .fetching(how.fetching());
        return how.selector().isEmpty() ? listening : selecting(listening);
    }

    private Listening selecting(Listening listening) {
        try {
            return listening.selector(new Selector(how.selector()));
        } catch (IllegalArgumentException wrong) {
            problems.accept(wrong.getMessage());
            return listening;
        }
    }

    private Optional<Duration> duration(String member, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Duration duration = Duration.parse(text);
            if (duration.isNegative()) {
                problems.accept(member + " \"" + text + "\": make it zero or more");
            }
            return Optional.of(duration);
        } catch (DateTimeParseException e) {
            problems.accept(member + " \"" + text + "\" is no ISO-8601 duration: write it as PT0.5S, PT10S or PT2M");
            return Optional.empty();
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
