package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.Settings;
import jakarta.jms.JMSConsumer;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What one idle receiver has fetched and not received, another can receive within 100 ms. */
class HoardingTest extends Cell {

    private static final Mailbox<String> ORDERS = Mailbox.of("orders", String.class, Capacity.unbounded());
    private static final Duration PROMISED = Duration.ofMillis(100);
    private static final int MESSAGES = 30;
    private static final int RECEIPTS = 15;
    private static final int TRIES = 5;

    private void fill() throws Exception {
        Sender<String> sender = letterbox.sender(ORDERS);
        for (int next = 0; next < MESSAGES; next++) {
            assertThat(sender.trySend(Integer.toString(next))).isTrue();
        }
    }

    /** One receiver fetches ahead in quick receipts, and then calls no more. */
    private Receiver<String> idleAfter(int receipts) throws Exception {
        Receiver<String> idle = letterbox(Settings.defaults()).receiver(ORDERS);
        for (int next = 0; next < receipts; next++) {
            assertThat(idle.receive()).isEqualTo(Integer.toString(next));
        }
        return idle;
    }

    @Test
    void anotherReceiverGetsEverythingInOrderAndNothingIsMarkedAsRedelivered() throws Exception {
        PlainClient other = plainClient();
        List<String> rounds = new ArrayList<>();
        boolean kept = false;
        try (JMSConsumer consumer =
                other.context().createConsumer(other.context().createQueue("orders"))) {
            for (int round = 0; round < TRIES && !kept; round++) {
                fill();
                Receiver<String> idle = idleAfter(RECEIPTS);
                long begin = System.nanoTime();
                List<Integer> received = new ArrayList<>();
                for (int next = RECEIPTS; next < MESSAGES; next++) {
                    Message message = consumer.receive(LONG.toMillis());
                    received.add(Integer.valueOf(message.getBody(String.class)));
                    assertThat(message.getJMSRedelivered()).as("redelivered").isFalse();
                    assertThat(message.getIntProperty("JMSXDeliveryCount")).isOne();
                }
                Duration wait = Duration.ofNanos(System.nanoTime() - begin);
                assertThat(received)
                        .containsExactlyInAnyOrderElementsOf(
                                IntStream.range(RECEIPTS, MESSAGES).boxed().toList());
                assertThat(idle.tryReceive()).isEmpty();
                idle.close();
                boolean inOrder = received.equals(received.stream().sorted().toList());
                kept = inOrder && wait.compareTo(PROMISED) < 0;
                rounds.add(wait.toMillis() + " ms, " + received);
            }
        }
        assertThat(kept)
                .as("within " + PROMISED + " and in order, one of " + rounds)
                .isTrue();
    }

    @Test
    void whatPlainReceiptsHaveFetchedComesBeforeWhatAHandlerReceives() throws Exception {
        fill();
        Receiver<String> receiver = letterbox.receiver(ORDERS);
        for (int next = 0; next < MESSAGES; next += 2) {
            String expected = Integer.toString(next + 1);
            assertThat(receiver.receive()).isEqualTo(Integer.toString(next));
            receiver.receive(received -> assertThat(received).isEqualTo(expected));
        }
    }

    @Test
    void anOpenReceiverThatNeverCalledHoardsNothing() throws Exception {
        Receiver<String> idle = letterbox(Settings.defaults()).receiver(ORDERS);
        fill();
        Receiver<String> other = letterbox(Settings.defaults()).receiver(ORDERS);
        for (int next = 0; next < MESSAGES; next++) {
            assertThat(other.tryReceive(LONG)).contains(Integer.toString(next));
        }
        assertThat(idle.tryReceive()).isEmpty();
    }

    @Test
    void aHandlerAtWorkKeepsNothingFromOthers() throws Exception {
        fill();
        Receiver<String> busy = letterbox(Settings.defaults()).receiver(ORDERS);
        Receiver<String> other = letterbox(Settings.defaults()).receiver(ORDERS);
        busy.receive(first -> {
            assertThat(first).isEqualTo("0");
            for (int next = 1; next < MESSAGES; next++) {
                assertThat(other.tryReceive(LONG)).contains(Integer.toString(next));
            }
        });
        assertThat(other.tryReceive()).isEmpty();
    }

    @Test
    void anIdleThreadOfTheSameReceiverKeepsNothingFromTheOthers() throws Exception {
        Receiver<String> shared = letterbox.receiver(ORDERS);
        fill();
        List<String> received = new ArrayList<>();
        for (int next = 0; next < MESSAGES; next++) {
            received.add(Party.calls(shared::tryReceive).result().orElseThrow());
        }
        assertThat(received).doesNotHaveDuplicates().hasSize(MESSAGES);
    }
}
