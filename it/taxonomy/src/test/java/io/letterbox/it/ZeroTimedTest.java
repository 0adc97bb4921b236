package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Capacity zero, timed: both sides wait for each other at most the limit. */
class ZeroTimedTest extends Cell {

    private static final Mailbox<String> HAND = Mailbox.of("hand", String.class, Capacity.zero());

    @Test
    void aTrySendWaitsTheLimitForAReceiverAndThenNothingWasSent() throws Exception {
        Sender<String> sender = letterbox.sender(HAND);
        long begin = System.nanoTime();
        assertThat(sender.trySend("parcel", A_WHILE)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(A_WHILE, A_WHILE.plus(Duration.ofSeconds(2)));

        assertThat(plainClient().count("hand")).isZero();
        assertThat(letterbox.receiver(HAND).tryReceive(A_WHILE)).isEmpty();
    }

    @Test
    void aTryReceiveWaitsTheLimitForASenderAndLeavesNothing() throws Exception {
        Receiver<String> receiver = letterbox.receiver(HAND);
        long begin = System.nanoTime();
        assertThat(receiver.tryReceive(A_WHILE)).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(A_WHILE, A_WHILE.plus(Duration.ofSeconds(2)));

        assertThat(plainClient().count("hand")).isZero();
        assertThat(letterbox.sender(HAND).trySend("parcel")).isFalse();
    }

    @Test
    void aTrySendIsTrueWhenAReceiverComesWithinTheLimit() throws Exception {
        Sender<String> sender = letterbox.sender(HAND);
        Party<Boolean> giver = Party.calls(() -> sender.trySend("parcel", LONG));
        giver.waitsFor(A_WHILE);
        assertThat(letterbox.receiver(HAND).receive()).isEqualTo("parcel");
        assertThat(giver.result()).isTrue();
    }

    @Test
    void aTryReceiveReturnsTheMessageOfASenderWhoComesWithinTheLimit() throws Exception {
        Receiver<String> receiver = letterbox.receiver(HAND);
        Party<Optional<String>> taker = Party.calls(() -> receiver.tryReceive(LONG));
        taker.waitsFor(A_WHILE);
        letterbox.sender(HAND).send("parcel");
        assertThat(taker.result()).contains("parcel");
    }

    @Test
    void ofTwoSendersOneMeetsTheReceiverAndTheOtherTimesOut() throws Exception {
        Sender<String> sender = letterbox.sender(HAND);
        Party<Boolean> one = Party.calls(() -> sender.trySend("parcel", Duration.ofSeconds(1)));
        Party<Boolean> other = Party.calls(() -> sender.trySend("parcel", Duration.ofSeconds(1)));
        assertThat(letterbox.receiver(HAND).receive()).isEqualTo("parcel");
        assertThat(one.result()).isNotEqualTo(other.result());
    }

    @Test
    void anInterruptEndsTheWaitOfEitherSide() throws Exception {
        Sender<String> sender = letterbox.sender(HAND);
        Party<Boolean> giver = Party.calls(() -> sender.trySend("parcel", LONG));
        giver.waitsFor(A_WHILE);
        giver.interrupt();
        giver.failure(InterruptedException.class);

        Receiver<String> receiver = letterbox.receiver(HAND);
        Party<Optional<String>> taker = Party.calls(() -> receiver.tryReceive(LONG));
        taker.waitsFor(A_WHILE);
        taker.interrupt();
        taker.failure(InterruptedException.class);
        assertThat(plainClient().count("hand")).isZero();
    }

    @Test
    void closingEndsTheWaitOfEitherSide() throws Exception {
        Sender<String> sender = letterbox.sender(HAND);
        Party<Boolean> giver = Party.calls(() -> sender.trySend("parcel", LONG));
        giver.waitsFor(A_WHILE);
        sender.close();
        giver.failure(MailboxException.Closed.class);

        Receiver<String> receiver = letterbox.receiver(HAND);
        Party<Optional<String>> taker = Party.calls(() -> receiver.tryReceive(LONG));
        taker.waitsFor(A_WHILE);
        receiver.close();
        taker.failure(MailboxException.Closed.class);
        assertThat(plainClient().count("hand")).isZero();
    }
}
