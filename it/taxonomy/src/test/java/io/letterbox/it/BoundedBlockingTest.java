package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import org.junit.jupiter.api.Test;

/** Bounded capacity, blocking: a send waits while n messages are in the mailbox. */
class BoundedBlockingTest extends Cell {

    private static final Mailbox<String> SHELF = Mailbox.of("shelf", String.class, Capacity.bounded(2));

    @Test
    void aSendWaitsWhileTheMailboxIsFull() throws Exception {
        Sender<String> sender = letterbox.sender(SHELF);
        sender.send("1");
        sender.send("2");
        Party<Boolean> third = Party.does(() -> sender.send("3"));
        third.waitsFor(A_WHILE);

        Receiver<String> receiver = letterbox.receiver(SHELF);
        assertThat(receiver.receive()).isEqualTo("1");
        assertThat(third.result()).isTrue();
        assertThat(receiver.receive()).isEqualTo("2");
        assertThat(receiver.receive()).isEqualTo("3");
    }

    @Test
    void aReceiveWaitsWhileTheMailboxIsEmpty() throws Exception {
        Receiver<String> receiver = letterbox.receiver(SHELF);
        Party<String> taker = Party.calls(receiver::receive);
        taker.waitsFor(A_WHILE);

        letterbox.sender(SHELF).send("1");
        assertThat(taker.result()).isEqualTo("1");
    }

    @Test
    void anInterruptEndsTheWaitForRoomAndNothingWasSent() throws Exception {
        Sender<String> sender = letterbox.sender(SHELF);
        sender.send("1");
        sender.send("2");
        Party<Boolean> third = Party.does(() -> sender.send("3"));
        third.waitsFor(A_WHILE);
        third.interrupt();

        third.failure(InterruptedException.class);
        Receiver<String> receiver = letterbox.receiver(SHELF);
        assertThat(receiver.receive()).isEqualTo("1");
        assertThat(receiver.receive()).isEqualTo("2");
        assertThat(receiver.tryReceive(A_WHILE)).isEmpty();
    }

    @Test
    void closingTheSenderEndsItsWaitForRoom() throws Exception {
        Sender<String> sender = letterbox.sender(SHELF);
        sender.send("1");
        sender.send("2");
        Party<Boolean> third = Party.does(() -> sender.send("3"));
        third.waitsFor(A_WHILE);
        sender.close();

        assertThat(third.failure(MailboxException.Closed.class)).hasMessageContaining("shelf");
    }
}
