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

/** Unbounded capacity, timed: a send needs no time, a receive waits at most the limit for a message. */
class UnboundedTimedTest extends Cell {

    private static final Mailbox<String> HEAP = Mailbox.of("heap", String.class, Capacity.unbounded());

    @Test
    void aTrySendNeedsNoneOfItsTime() throws Exception {
        Sender<String> sender = letterbox.sender(HEAP);
        for (int next = 0; next < 100; next++) {
            assertThat(sender.trySend("1", LONG)).isTrue();
        }
        assertThat(plainClient().count("heap")).isEqualTo(100);
    }

    @Test
    void aTryReceiveWaitsTheLimitForAMessage() throws Exception {
        Receiver<String> receiver = letterbox.receiver(HEAP);
        long begin = System.nanoTime();
        assertThat(receiver.tryReceive(A_WHILE)).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(A_WHILE, A_WHILE.plus(Duration.ofSeconds(2)));
    }

    @Test
    void aTryReceiveReturnsWhatComesWithinTheLimit() throws Exception {
        Receiver<String> receiver = letterbox.receiver(HEAP);
        Party<Optional<String>> taker = Party.calls(() -> receiver.tryReceive(LONG));
        taker.waitsFor(A_WHILE);
        letterbox.sender(HEAP).send("1");
        assertThat(taker.result()).contains("1");
    }

    @Test
    void aTryReceiveWithAHandlerSaysWhetherOneCameWithinTheLimit() throws Exception {
        Receiver<String> receiver = letterbox.receiver(HEAP);
        assertThat(receiver.tryReceive(A_WHILE, received -> assertThat(received).isNull()))
                .isFalse();
        letterbox.sender(HEAP).send("1");
        assertThat(receiver.tryReceive(LONG, received -> assertThat(received).isEqualTo("1")))
                .isTrue();
    }

    @Test
    void anInterruptOrACloseEndsTheWaitForAMessage() throws Exception {
        Receiver<String> receiver = letterbox.receiver(HEAP);
        Party<Optional<String>> interrupted = Party.calls(() -> receiver.tryReceive(LONG));
        Party<Optional<String>> closed = Party.calls(() -> receiver.tryReceive(LONG));
        interrupted.waitsFor(A_WHILE);
        closed.waitsFor(A_WHILE);
        interrupted.interrupt();
        interrupted.failure(InterruptedException.class);
        receiver.close();
        closed.failure(MailboxException.Closed.class);

        letterbox.sender(HEAP).send("1");
        assertThat(letterbox.receiver(HEAP).receive()).isEqualTo("1");
    }
}
