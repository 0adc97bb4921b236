package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Zero or negative is the call without waiting, a positive part of a millisecond rounds up, and no limit is for ever. */
class DurationsTest extends Cell {

    private static final List<Duration> NO_WAIT =
            List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofSeconds(Long.MIN_VALUE));
    private static final List<Duration> SHORTEST = List.of(Duration.ofNanos(1), Duration.ofNanos(999_999));
    private static final List<Duration> LONGEST =
            List.of(Duration.ofSeconds(Long.MAX_VALUE), Duration.ofDays(365_000), Duration.ofNanos(Long.MAX_VALUE));

    static Capacity[] capacities() {
        return new Capacity[] {Capacity.zero(), Capacity.bounded(1), Capacity.unbounded()};
    }

    private static Mailbox<String> mailbox(Capacity capacity) {
        return Mailbox.of("orders", String.class, capacity);
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void theShortestLimitsEnd(Capacity capacity) throws Exception {
        Receiver<String> receiver = letterbox.receiver(mailbox(capacity));
        for (List<Duration> limits : List.of(NO_WAIT, SHORTEST)) {
            for (Duration limit : limits) {
                assertThat(receiver.tryReceive(limit)).isEmpty();
                assertThat(receiver.tryReceive(limit, received -> assertThat(received).isNull()))
                        .isFalse();
            }
        }
        Sender<String> sender = letterbox.sender(mailbox(capacity));
        if (capacity.equals(Capacity.bounded(1))) {
            sender.send("full");
        }
        if (!capacity.equals(Capacity.unbounded())) {
            for (List<Duration> limits : List.of(NO_WAIT, SHORTEST)) {
                for (Duration limit : limits) {
                    assertThat(sender.trySend("1", limit)).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void theLongestLimitsWait(Capacity capacity) throws Exception {
        Receiver<String> receiver = letterbox.receiver(mailbox(capacity));
        Sender<String> sender = letterbox.sender(mailbox(capacity));
        for (Duration limit : LONGEST) {
            Party<Optional<String>> taker = Party.calls(() -> receiver.tryReceive(limit));
            taker.waitsFor(A_WHILE.dividedBy(3));
            assertThat(sender.trySend("1", limit)).isTrue();
            assertThat(taker.result()).contains("1");
        }
        if (capacity.equals(Capacity.bounded(1))) {
            for (Duration limit : LONGEST) {
                sender.send("first");
                Party<Boolean> giver = Party.calls(() -> sender.trySend("second", limit));
                giver.waitsFor(A_WHILE.dividedBy(3));
                assertThat(receiver.receive()).isEqualTo("first");
                assertThat(giver.result()).isTrue();
                assertThat(receiver.receive()).isEqualTo("second");
            }
        }
    }
}
