package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Codec;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ends are used by many threads at once. */
class ThreadsTest extends Cell {

    private static final int THREADS = 8;
    private static final int EACH = 40;

    static Capacity[] capacities() {
        return new Capacity[] {Capacity.zero(), Capacity.bounded(3), Capacity.unbounded()};
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void eachMessageIsReceivedOnceByOneOfThem(Capacity capacity) throws Exception {
        Mailbox<Integer> numbers = Mailbox.of("numbers", Integer.class, capacity);
        Sender<Integer> sender = letterbox.sender(numbers);
        Receiver<Integer> receiver = letterbox.receiver(numbers);
        List<Integer> received = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger open = new AtomicInteger(THREADS * EACH);
        List<Party<Boolean>> parties = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int first = thread * EACH;
            boolean handling = thread % 2 == 0;
            parties.add(Party.does(() -> {
                for (int next = first; next < first + EACH; next++) {
                    sender.send(next);
                }
            }));
            parties.add(Party.does(() -> {
                while (open.getAndDecrement() > 0) {
                    if (handling) {
                        receiver.receive(received::add);
                    } else {
                        received.add(receiver.receive());
                    }
                }
            }));
        }
        for (Party<Boolean> party : parties) {
            assertThat(party.result()).isTrue();
        }
        assertThat(received)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, THREADS * EACH).boxed().toList());
        assertThat(receiver.tryReceive()).isEmpty();
    }

    /** Each of two sends waits in its codec for the other one: one after the other they would never come through. */
    @Test
    void sendsOfDifferentThreadsRunSideBySide() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        Codec<String> meeting = new Codec<>() {
            @Override
            public Message encode(String value, Session session) throws JMSException {
                try {
                    both.await(10, TimeUnit.SECONDS);
                } catch (Exception alone) {
                    throw new IllegalStateException("the other one does not come", alone);
                }
                return session.createTextMessage(value);
            }

            @Override
            public String decode(Message message) throws JMSException {
                return message.getBody(String.class);
            }
        };
        Mailbox<String> mailbox = new Mailbox<>("meeting", meeting, Capacity.unbounded());
        Sender<String> sender = letterbox.sender(mailbox);
        Party<Boolean> one = Party.does(() -> sender.send("1"));
        Party<Boolean> other = Party.does(() -> sender.send("2"));
        assertThat(one.result()).isTrue();
        assertThat(other.result()).isTrue();
    }
}
