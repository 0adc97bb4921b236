package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Unbounded capacity, blocking: a send waits for nobody, a receive for a message. */
class UnboundedBlockingTest extends Cell {

    private static final Mailbox<String> HEAP = Mailbox.of("heap", String.class, Capacity.unbounded());

    @Test
    void aSendWaitsForNobody() throws Exception {
        Sender<String> sender = letterbox.sender(HEAP);
        List<String> messages =
                IntStream.range(0, 500).mapToObj(Integer::toString).toList();
        for (String message : messages) {
            sender.send(message);
        }
        Receiver<String> receiver = letterbox.receiver(HEAP);
        for (String message : messages) {
            assertThat(receiver.receive()).isEqualTo(message);
        }
        assertThat(receiver.tryReceive()).isEmpty();
    }

    @Test
    void aReceiveWaitsForAMessage() throws Exception {
        Receiver<String> receiver = letterbox.receiver(HEAP);
        Party<String> taker = Party.calls(receiver::receive);
        taker.waitsFor(A_WHILE);

        letterbox.sender(HEAP).send("1");
        assertThat(taker.result()).isEqualTo("1");
    }

    @Test
    void anInterruptEndsTheWaitForAMessage() throws Exception {
        Receiver<String> receiver = letterbox.receiver(HEAP);
        Party<String> taker = Party.calls(receiver::receive);
        taker.waitsFor(A_WHILE);
        taker.interrupt();

        taker.failure(InterruptedException.class);
        letterbox.sender(HEAP).send("1");
        assertThat(receiver.receive()).isEqualTo("1");
    }

    @Test
    void closingTheReceiverEndsItsWait() throws Exception {
        Receiver<String> receiver = letterbox.receiver(HEAP);
        Party<String> taker = Party.calls(receiver::receive);
        taker.waitsFor(A_WHILE);
        receiver.close();

        assertThat(taker.failure(MailboxException.Closed.class)).hasMessageContaining("heap");
    }
}
