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

/** Capacity zero, blocking: a send and a receive meet in a rendezvous. */
class ZeroBlockingTest extends Cell {

    private static final Mailbox<String> HAND = Mailbox.of("hand", String.class, Capacity.zero());

    @Test
    void aSendWaitsUntilAReceiverHasReceivedIt() throws Exception {
        Sender<String> sender = letterbox.sender(HAND);
        Party<Boolean> giver = Party.does(() -> sender.send("parcel"));
        giver.waitsFor(A_WHILE);

        assertThat(letterbox.receiver(HAND).receive()).isEqualTo("parcel");
        assertThat(giver.result()).isTrue();
    }

    @Test
    void aReceiveWaitsUntilASenderSends() throws Exception {
        Receiver<String> receiver = letterbox.receiver(HAND);
        Party<String> taker = Party.calls(receiver::receive);
        taker.waitsFor(A_WHILE);

        letterbox.sender(HAND).send("parcel");
        assertThat(taker.result()).isEqualTo("parcel");
    }

    @Test
    void whatOneThreadSendsAnotherReceivesInOrder() throws Exception {
        List<String> messages =
                IntStream.range(0, 100).mapToObj(Integer::toString).toList();
        Sender<String> sender = letterbox.sender(HAND);
        Party<Boolean> giver = Party.does(() -> {
            for (String message : messages) {
                sender.send(message);
            }
        });
        Receiver<String> receiver = letterbox.receiver(HAND);
        for (String message : messages) {
            assertThat(receiver.receive()).isEqualTo(message);
        }
        assertThat(giver.result()).isTrue();
    }

    @Test
    void anInterruptEndsTheWaitOfASenderAndNothingWasSent() throws Exception {
        Sender<String> sender = letterbox.sender(HAND);
        Party<Boolean> giver = Party.does(() -> sender.send("parcel"));
        giver.waitsFor(A_WHILE);
        giver.interrupt();

        giver.failure(InterruptedException.class);
        assertThat(letterbox.receiver(HAND).tryReceive(A_WHILE)).isEmpty();
    }

    @Test
    void closingTheSenderEndsItsWaitAndNothingWasSent() throws Exception {
        Sender<String> sender = letterbox.sender(HAND);
        Party<Boolean> giver = Party.does(() -> sender.send("parcel"));
        giver.waitsFor(A_WHILE);
        sender.close();

        assertThat(giver.failure(MailboxException.Closed.class)).hasMessageContaining("hand");
        assertThat(letterbox.receiver(HAND).tryReceive(A_WHILE)).isEmpty();
    }

    @Test
    void closingTheReceiverEndsItsWait() throws Exception {
        Receiver<String> receiver = letterbox.receiver(HAND);
        Party<String> taker = Party.calls(receiver::receive);
        taker.waitsFor(A_WHILE);
        receiver.close();

        assertThat(taker.failure(MailboxException.Closed.class)).hasMessageContaining("hand");
        assertThat(letterbox.sender(HAND).trySend("parcel")).isFalse();
    }
}
