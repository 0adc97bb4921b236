package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import org.junit.jupiter.api.Test;

/** Bounded capacity, non-blocking: a send is refused while n messages are in the mailbox. */
class BoundedNonBlockingTest extends Cell {

    private static final Mailbox<String> SHELF = Mailbox.of("shelf", String.class, Capacity.bounded(2));
    private static final int ROUNDS = 50;

    @Test
    void aTrySendIsTrueWhileThereIsRoomAndThenFalse() {
        Sender<String> sender = letterbox.sender(SHELF);
        assertThat(sender.trySend("1")).isTrue();
        assertThat(sender.trySend("2")).isTrue();
        assertThat(sender.trySend("3")).isFalse();
        assertThat(plainClient().count("shelf")).isEqualTo(2);
    }

    @Test
    void whatWasRefusedNobodyReceives() throws Exception {
        Sender<String> sender = letterbox.sender(SHELF);
        assertThat(sender.trySend("1")).isTrue();
        assertThat(sender.trySend("2")).isTrue();
        assertThat(sender.trySend("3")).isFalse();
        Receiver<String> receiver = letterbox.receiver(SHELF);
        assertThat(receiver.tryReceive()).contains("1");
        assertThat(receiver.tryReceive()).contains("2");
        assertThat(receiver.tryReceive(A_WHILE)).isEmpty();
    }

    @Test
    void aReceiptMakesRoomAtOnceEachTime() {
        Sender<String> sender = letterbox.sender(SHELF);
        Receiver<String> receiver = letterbox.receiver(SHELF);
        assertThat(sender.trySend("0")).isTrue();
        assertThat(sender.trySend("1")).isTrue();
        for (int next = 2; next < ROUNDS; next++) {
            assertThat(sender.trySend("too much")).isFalse();
            assertThat(receiver.tryReceive()).contains(Integer.toString(next - 2));
            assertThat(sender.trySend(Integer.toString(next))).isTrue();
        }
    }

    @Test
    void whatAHandlerHasInHandStillTakesItsPlace() {
        Sender<String> sender = letterbox.sender(SHELF);
        Receiver<String> receiver = letterbox.receiver(SHELF);
        assertThat(sender.trySend("1")).isTrue();
        assertThat(sender.trySend("2")).isTrue();
        assertThat(receiver.tryReceive(
                        received -> assertThat(sender.trySend("3")).isFalse()))
                .isTrue();
        assertThat(sender.trySend("3")).isTrue();
    }

    @Test
    void aTryReceiveIsEmptyWhenTheMailboxIs() {
        assertThat(letterbox.receiver(SHELF).tryReceive()).isEmpty();
    }
}
