package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Capacity;
import io.letterbox.Delivery;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With a handler a message leaves the mailbox only when the handler returns; at capacity zero it leaves when it is taken. */
class HandlersTest extends Cell {

    private static final Mailbox<String> HAND = Mailbox.of("hand", String.class, Capacity.zero());

    static Capacity[] buffered() {
        return new Capacity[] {Capacity.bounded(5), Capacity.unbounded()};
    }

    static Capacity[] capacities() {
        return new Capacity[] {Capacity.zero(), Capacity.bounded(5), Capacity.unbounded()};
    }

    private static Mailbox<String> mailbox(Capacity capacity) {
        return Mailbox.of("orders", String.class, capacity);
    }

    @ParameterizedTest
    @MethodSource("buffered")
    void aMessageIsInTheMailboxUntilItsHandlerReturns(Capacity capacity) throws Exception {
        letterbox.sender(mailbox(capacity)).send("1");
        Receiver<String> receiver = letterbox.receiver(mailbox(capacity));
        CountDownLatch atWork = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Party<Boolean> handling = Party.does(() -> receiver.receive(received -> {
            atWork.countDown();
            goOn.await();
        }));
        atWork.await();
        assertThat(letterbox.receiver(mailbox(capacity)).tryReceive())
                .as("for others")
                .isEmpty();
        handling.waitsFor(A_WHILE);
        goOn.countDown();
        assertThat(handling.result()).isTrue();
        assertThat(receiver.tryReceive()).isEmpty();
        assertThat(plainClient().count("orders")).isZero();
    }

    @ParameterizedTest
    @MethodSource("buffered")
    void anExceptionPutsTheMessageBackAndPassesThrough(Capacity capacity) throws Exception {
        Sender<String> sender = letterbox.sender(mailbox(capacity));
        sender.send("1");
        sender.send("2");
        Receiver<String> receiver = letterbox.receiver(mailbox(capacity));
        IOException checked = new IOException("the disk is full");
        assertThatThrownBy(() -> receiver.receive(received -> {
                    throw checked;
                }))
                .isSameAs(checked);
        IllegalStateException unchecked = new IllegalStateException("not now");
        assertThatThrownBy(() -> {
                    boolean handled = receiver.tryReceive(LONG, received -> {
                        throw unchecked;
                    });
                    assertThat(handled).isFalse();
                })
                .isSameAs(unchecked);
        Error error = new AssertionError("never");
        assertThatThrownBy(() -> receiver.receiveAll(received -> {
                    throw error;
                }))
                .isSameAs(error);
        assertThat(receiver.receive()).isEqualTo("1");
        assertThat(receiver.receive()).isEqualTo("2");
        assertThat(receiver.tryReceive()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void aHandlersOwnJmsExceptionIsNoBrokenConnection(Capacity capacity) throws Exception {
        Receiver<String> receiver = letterbox.receiver(mailbox(capacity));
        Sender<String> sender = letterbox.sender(mailbox(capacity));
        Party<Boolean> giver = Party.does(() -> sender.send("1"));
        JMSException own = new JMSException("the handler's other queue is gone");
        List<String> seen = new ArrayList<>();
        assertThatThrownBy(() -> receiver.receive(received -> {
                    seen.add(received);
                    throw own;
                }))
                .isSameAs(own);
        assertThat(seen).containsExactly("1");
        assertThat(giver.result()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void receiveAllHandlesOneAfterTheOther(Capacity capacity) throws Exception {
        Receiver<String> receiver = letterbox.receiver(mailbox(capacity));
        Sender<String> sender = letterbox.sender(mailbox(capacity));
        List<String> handled = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch three = new CountDownLatch(3);
        Party<Boolean> all = Party.does(() -> receiver.receiveAll(received -> {
            handled.add(received);
            three.countDown();
        }));
        sender.send("1");
        sender.send("2");
        sender.send("3");
        three.await();
        receiver.close();
        assertThat(all.result()).isTrue();
        assertThat(handled).containsExactly("1", "2", "3");
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void aHandlerMaySeeTheFactsBesideTheMessage(Capacity capacity) throws Exception {
        Receiver<Delivery<String>> receiver =
                letterbox.receiver(mailbox(capacity).deliveries());
        Sender<String> sender = letterbox.sender(mailbox(capacity));
        Party<Boolean> giver = Party.does(() -> sender.send("1"));
        receiver.receive(delivery -> {
            assertThat(delivery.message()).isEqualTo("1");
            assertThat(delivery.attempt()).isOne();
        });
        assertThat(giver.result()).isTrue();
    }

    @Test
    void atCapacityZeroTheSenderIsToldWhenTheMessageIsTakenNotWhenItIsHandled() throws Exception {
        Receiver<String> receiver = letterbox.receiver(HAND);
        Sender<String> sender = letterbox.sender(HAND);
        CountDownLatch told = new CountDownLatch(1);
        Party<Boolean> handling = Party.does(() -> receiver.receive(received -> told.await()));
        sender.send("1");
        told.countDown();
        assertThat(handling.result()).isTrue();
    }

    @Test
    void atCapacityZeroAFailingHandlerSendsTheMessageToTheDeadLettersAtOnce() throws Exception {
        Receiver<String> receiver = letterbox.receiver(HAND);
        Sender<String> sender = letterbox.sender(HAND);
        Party<Boolean> handling = Party.does(() -> receiver.receive(received -> {
            throw new IOException("the courier fell");
        }));
        assertThat(sender.trySend("parcel", LONG)).isTrue();
        assertThat(handling.failure(IOException.class)).hasMessage("the courier fell");

        PlainClient looker = plainClient();
        assertThat(looker.count("dead.hand")).isOne();
        Message dead = looker.receive("dead.hand");
        assertThat(dead.getBody(String.class)).isEqualTo("parcel");
        assertThat(dead.getStringProperty("LetterboxReason")).isEqualTo("the courier fell");
        assertThat(dead.getStringProperty("LetterboxException")).isEqualTo("java.io.IOException");
        assertThat(dead.getStringProperty("LetterboxAddress")).isEqualTo("hand");
        assertThat(receiver.tryReceive()).isEmpty();
        assertThat(looker.count("hand")).isZero();

        Party<String> again = Party.calls(receiver::receive);
        sender.send("next");
        assertThat(again.result()).isEqualTo("next");
    }
}
