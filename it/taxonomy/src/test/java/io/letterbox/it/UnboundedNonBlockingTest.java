package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import org.junit.jupiter.api.Test;

/** Unbounded capacity, non-blocking: a send is always accepted, a receive returns what is there. */
class UnboundedNonBlockingTest extends Cell {

    private static final Mailbox<String> HEAP = Mailbox.of("heap", String.class, Capacity.unbounded());
    private static final int MANY = 500;

    @Test
    void aTrySendIsAlwaysTrue() {
        Sender<String> sender = letterbox.sender(HEAP);
        for (int next = 0; next < MANY; next++) {
            assertThat(sender.trySend(Integer.toString(next))).isTrue();
        }
        assertThat(plainClient().count("heap")).isEqualTo(MANY);
    }

    @Test
    void aTryReceiveReturnsAtOnceWhatWasAccepted() {
        Sender<String> sender = letterbox.sender(HEAP);
        Receiver<String> receiver = letterbox.receiver(HEAP);
        for (int next = 0; next < MANY; next++) {
            assertThat(sender.trySend(Integer.toString(next))).isTrue();
            assertThat(receiver.tryReceive()).contains(Integer.toString(next));
            assertThat(receiver.tryReceive()).isEmpty();
        }
    }

    @Test
    void aTryReceiveIsEmptyWhenTheMailboxIs() {
        assertThat(letterbox.receiver(HEAP).tryReceive()).isEmpty();
    }

    @Test
    void aTryReceiveWithAHandlerSaysWhetherThereWasOne() {
        Receiver<String> receiver = letterbox.receiver(HEAP);
        assertThat(receiver.tryReceive(received -> assertThat(received).isNull()))
                .isFalse();
        assertThat(letterbox.sender(HEAP).trySend("1")).isTrue();
        assertThat(receiver.tryReceive(received -> assertThat(received).isEqualTo("1")))
                .isTrue();
        assertThat(receiver.tryReceive()).isEmpty();
    }
}
