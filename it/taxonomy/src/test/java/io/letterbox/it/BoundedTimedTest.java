package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Bounded capacity, timed: a send waits at most the limit for room. */
class BoundedTimedTest extends Cell {

    private static final Mailbox<String> SHELF = Mailbox.of("shelf", String.class, Capacity.bounded(1));

    @Test
    void aTrySendWaitsTheLimitForRoomAndThenNothingWasSent() throws Exception {
        Sender<String> sender = letterbox.sender(SHELF);
        assertThat(sender.trySend("1", LONG)).isTrue();
        long begin = System.nanoTime();
        assertThat(sender.trySend("2", A_WHILE)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(A_WHILE, A_WHILE.plus(Duration.ofSeconds(2)));

        Receiver<String> receiver = letterbox.receiver(SHELF);
        assertThat(receiver.tryReceive(LONG)).contains("1");
        assertThat(receiver.tryReceive(A_WHILE)).isEmpty();
    }

    @Test
    void aSenderThatGaveUpLeavesItsPlaceInTheLineToTheNext() throws Exception {
        Sender<String> sender = letterbox.sender(SHELF);
        assertThat(sender.trySend("1", LONG)).isTrue();
        assertThat(sender.trySend("2", A_WHILE)).isFalse();
        Party<Boolean> third = Party.calls(() -> sender.trySend("3", LONG));
        third.waitsFor(A_WHILE);

        Receiver<String> receiver = letterbox.receiver(SHELF);
        assertThat(receiver.tryReceive(LONG)).contains("1");
        assertThat(third.result()).isTrue();
        assertThat(receiver.tryReceive(LONG)).contains("3");
    }

    @Test
    void waitingSendersAreServedInTheOrderOfTheirComing() throws Exception {
        Sender<String> sender = letterbox.sender(SHELF);
        sender.send("0");
        List<Party<Boolean>> line = new ArrayList<>();
        for (int next = 1; next <= 5; next++) {
            String message = Integer.toString(next);
            Party<Boolean> waiter = Party.calls(() -> sender.trySend(message, LONG));
            waiter.waitsFor(A_WHILE);
            line.add(waiter);
        }
        Receiver<String> receiver = letterbox.receiver(SHELF);
        for (int next = 0; next <= 5; next++) {
            assertThat(receiver.tryReceive(LONG)).contains(Integer.toString(next));
        }
        for (Party<Boolean> waiter : line) {
            assertThat(waiter.result()).isTrue();
        }
    }

    @Test
    void aTryReceiveWaitsTheLimitForAMessage() throws Exception {
        Receiver<String> receiver = letterbox.receiver(SHELF);
        long begin = System.nanoTime();
        assertThat(receiver.tryReceive(A_WHILE)).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(A_WHILE, A_WHILE.plus(Duration.ofSeconds(2)));

        Party<Optional<String>> taker = Party.calls(() -> receiver.tryReceive(LONG));
        taker.waitsFor(A_WHILE);
        letterbox.sender(SHELF).send("1");
        assertThat(taker.result()).contains("1");
    }

    @Test
    void anInterruptOrACloseEndsTheWaitForRoomAndNothingWasSent() throws Exception {
        Sender<String> sender = letterbox.sender(SHELF);
        sender.send("1");
        Party<Boolean> interrupted = Party.calls(() -> sender.trySend("2", LONG));
        Party<Boolean> closed = Party.calls(() -> sender.trySend("3", LONG));
        interrupted.waitsFor(A_WHILE);
        closed.waitsFor(A_WHILE);
        interrupted.interrupt();
        interrupted.failure(InterruptedException.class);
        sender.close();
        closed.failure(MailboxException.Closed.class);

        Receiver<String> receiver = letterbox.receiver(SHELF);
        assertThat(receiver.receive()).isEqualTo("1");
        assertThat(receiver.tryReceive(A_WHILE)).isEmpty();
    }
}
