package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Capacity zero, non-blocking: a message changes hands only if the other side was already waiting. */
class ZeroNonBlockingTest extends Cell {

    private static final Mailbox<String> HAND = Mailbox.of("hand", String.class, Capacity.zero());
    private static final int ROUNDS = 20;

    @Test
    void aTrySendWithoutAWaitingReceiverIsFalseAndLeavesNothing() {
        Sender<String> sender = letterbox.sender(HAND);
        assertThat(sender.trySend("parcel")).isFalse();
        assertThat(plainClient().count("hand")).isZero();
        assertThat(letterbox.receiver(HAND).tryReceive()).isEmpty();
    }

    @Test
    void anOpenReceiverThatDoesNotWaitReceivesNothing() {
        Receiver<String> receiver = letterbox.receiver(HAND);
        assertThat(letterbox.sender(HAND).trySend("parcel")).isFalse();
        assertThat(receiver.tryReceive()).isEmpty();
    }

    @Test
    void aTryReceiveWithoutAWaitingSenderIsEmptyAndLeavesNothing() {
        Receiver<String> receiver = letterbox.receiver(HAND);
        assertThat(receiver.tryReceive()).isEmpty();
        assertThat(plainClient().count("hand")).isZero();
        assertThat(letterbox.sender(HAND).trySend("parcel")).isFalse();
    }

    @Test
    void aTrySendToAWaitingReceiverIsTrueEachTime() throws Exception {
        Sender<String> sender = letterbox.sender(HAND);
        Receiver<String> receiver = letterbox.receiver(HAND);
        PlainClient looker = plainClient();
        for (int round = 0; round < ROUNDS; round++) {
            Party<String> taker = Party.calls(receiver::receive);
            eventually(() -> looker.count("hand") == 1); // Which says that it waits.
            assertThat(sender.trySend("parcel " + round)).isTrue();
            assertThat(taker.result()).isEqualTo("parcel " + round);
        }
    }

    @Test
    void aTryReceiveFromAWaitingSenderReturnsItsMessageEachTime() throws Exception {
        Sender<String> sender = letterbox.sender(HAND);
        Receiver<String> receiver = letterbox.receiver(HAND);
        for (int round = 0; round < ROUNDS; round++) {
            String parcel = "parcel " + round;
            Party<Boolean> giver = Party.does(() -> sender.send(parcel));
            giver.waitsFor(A_WHILE.dividedBy(3));
            assertThat(receiver.tryReceive()).contains(parcel);
            assertThat(giver.result()).isTrue();
        }
    }

    @Test
    void twoWhoDoNotWaitDoNotMeet() throws Exception {
        Sender<String> sender = letterbox.sender(HAND);
        Receiver<String> receiver = letterbox.receiver(HAND);
        int given = 0;
        int taken = 0;
        Party<Optional<String>> taker = Party.calls(receiver::tryReceive);
        for (int round = 0; round < ROUNDS; round++) {
            given += sender.trySend("parcel") ? 1 : 0;
            taken += taker.result().isPresent() ? 1 : 0;
            taker = Party.calls(receiver::tryReceive);
        }
        taken += taker.result().isPresent() ? 1 : 0;
        assertThat(given)
                .as("what was given was taken, whether or not they met")
                .isEqualTo(taken);
        assertThat(plainClient().count("hand")).isZero();
    }
}
