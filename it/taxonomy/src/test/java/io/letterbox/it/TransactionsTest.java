package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.ats.jta.TransactionManager;
import com.arjuna.ats.jta.UserTransaction;
import io.letterbox.Capacity;
import io.letterbox.Delivery;
import io.letterbox.Letterbox;
import io.letterbox.Listener;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.Requester;
import io.letterbox.Sender;
import io.letterbox.Settings;
import io.letterbox.server.ServerProvider;
import jakarta.jms.ConnectionFactory;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.Transaction;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A transaction of Jakarta Transactions is a unit of work: whoever begins it, what is sent and received in it is one with the rest. */
class TransactionsTest extends Cell {

    private static final Mailbox<String> ORDERS = Mailbox.of("orders", String.class, Capacity.unbounded());
    private static final Mailbox<String> PARCELS = Mailbox.of("parcels", String.class, Capacity.unbounded());
    private static final Mailbox<String> HAND = Mailbox.of("hand", String.class, Capacity.zero());
    private static final Listening QUICK =
            Listening.named("depot").attempts(3).delays(Duration.ofMillis(20), Duration.ofMillis(50));

    static Stream<Transport> transports() {
        return Stream.of(Transport.SERVER);
    }

    private final jakarta.transaction.TransactionManager transactions = TransactionManager.transactionManager();

    @AfterEach
    void noTransactionStaysWithTheThread() throws Exception {
        int left = transactions.getStatus();
        if (left != Status.STATUS_NO_TRANSACTION) {
            transactions.rollback();
        }
        assertThat(left).isEqualTo(Status.STATUS_NO_TRANSACTION);
    }

    private ConnectionFactory factory() {
        return closing(TransactedConnections.factory(broker));
    }

    @Test
    void whatIsSentIsThereWithTheCommitAndNotBefore() throws Exception {
        Sender<String> sender = letterbox.sender(ORDERS);
        Receiver<String> receiver = letterbox.receiver(ORDERS);
        transactions.begin();
        sender.send("1");
        assertThat(sender.trySend("2")).isTrue();
        assertThat(Party.calls(receiver::tryReceive).result()).isEmpty();
        transactions.commit();
        assertThat(List.of(receiver.receive(), receiver.receive())).containsExactly("1", "2");
    }

    @Test
    void aRollbackSendsNothingAndPutsBackWhatWasReceived() throws Exception {
        letterbox.sender(ORDERS).send("book");
        Sender<String> sender = letterbox.sender(PARCELS);
        Receiver<String> receiver = letterbox.receiver(ORDERS);
        transactions.begin();
        sender.send("parcel of " + receiver.receive());
        transactions.rollback();
        assertThat(letterbox.receiver(PARCELS).tryReceive(A_WHILE)).isEmpty();
        assertThat(receiver.tryReceive(LONG)).contains("book");
    }

    @Test
    void whatIsReceivedIsGoneWithTheCommitEvenIfTheEndIsOpenedInTheTransaction() throws Exception {
        letterbox.sender(ORDERS).send("book");
        transactions.begin();
        Receiver<String> receiver = letterbox.receiver(ORDERS);
        assertThat(receiver.tryReceive(LONG)).contains("book");
        assertThat(receiver.tryReceive()).isEmpty();
        letterbox.sender(PARCELS).send("parcel");
        transactions.commit();
        assertThat(receiver.tryReceive(A_WHILE)).isEmpty();
        assertThat(letterbox.receiver(PARCELS).tryReceive(LONG)).contains("parcel");
    }

    @Test
    void aTransactionWithinAnotherIsNoneOfIt() throws Exception {
        Sender<String> sender = letterbox.sender(ORDERS);
        transactions.begin();
        sender.send("outer");
        Transaction outer = transactions.suspend();
        transactions.begin();
        sender.send("inner");
        transactions.commit();
        sender.send("outside");
        transactions.resume(outer);
        transactions.rollback();
        Receiver<String> receiver = letterbox.receiver(ORDERS);
        assertThat(List.of(receiver.receive(), receiver.receive())).containsExactly("inner", "outside");
        assertThat(receiver.tryReceive(A_WHILE)).isEmpty();
    }

    @Test
    void aUnitIsATransactionForEverythingInIt() throws Exception {
        Sender<String> sender = letterbox.sender(ORDERS);
        String seen = letterbox.unit(() -> {
            assertThat(transactions.getStatus()).isEqualTo(Status.STATUS_ACTIVE);
            sender.send("1");
            return "seen";
        });
        assertThat(seen).isEqualTo("seen");
        IOException failure = new IOException("full");
        assertThatThrownBy(() -> letterbox.unit(() -> {
                    sender.send("2");
                    throw failure;
                }))
                .isSameAs(failure);
        Receiver<String> receiver = letterbox.receiver(ORDERS);
        assertThat(receiver.tryReceive(LONG)).contains("1");
        assertThat(receiver.tryReceive(A_WHILE)).isEmpty();
    }

    @Test
    void aLookThatFindsNothingEndsNoUnit() throws Exception {
        Sender<String> sender = letterbox.sender(ORDERS);
        Receiver<String> parcels = letterbox.receiver(PARCELS);
        IOException failure = new IOException("full");
        assertThatThrownBy(() -> letterbox.unit(() -> {
                    assertThat(parcels.tryReceive()).isEmpty();
                    assertThat(parcels.tryReceive(A_WHILE)).isEmpty();
                    assertThat(transactions.getStatus()).isEqualTo(Status.STATUS_ACTIVE);
                    sender.send("1");
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(letterbox.receiver(ORDERS).tryReceive(A_WHILE)).isEmpty();
    }

    @Test
    void whatIsSentWhileOthersCompleteTheirPartsIsPartOfItToo() throws Exception {
        Sender<String> sender = letterbox.sender(ORDERS);
        transactions.begin();
        sender.send("1");
        new TransactionSynchronizationRegistryImple().registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                assertThat(sender.trySend("2")).isTrue();
            }

            @Override
            public void afterCompletion(int status) {}
        });
        transactions.commit();
        Receiver<String> receiver = letterbox.receiver(ORDERS);
        assertThat(List.of(receiver.receive(), receiver.receive())).containsExactly("1", "2");
    }

    @Test
    void aFactoryThatTakesNoPartInTheServersTransactionsIsRefused() {
        Letterbox deceived = closing(Letterbox.over(
                ServerProvider.of(
                        factory(),
                        UserTransaction.userTransaction(),
                        new TransactionSynchronizationRegistryImple(),
                        Thread::new),
                Settings.defaults()));
        assertThatThrownBy(() -> deceived.receiver(ORDERS))
                .isInstanceOf(MailboxException.Refused.class)
                .hasMessageContaining("ActiveMQXAConnectionFactory is no connection factory of the server's");
    }

    @Test
    void atCapacityZeroWhatFailsGoesToTheDeadLetters() throws Exception {
        Listener listener = closing(letterbox.listen(HAND, QUICK.attempts(1), parcel -> {
            throw new IOException("torn");
        }));
        letterbox.sender(HAND).send("1");
        eventually(() -> listener.status().deadLettered() == 1);
        PlainClient plain = plainClient();
        eventually(() -> plain.count("dead.hand") == 1);
    }

    @Test
    void aUnitIsPartOfTheTransactionThatItIsIn() throws Exception {
        Sender<String> sender = letterbox.sender(ORDERS);
        transactions.begin();
        letterbox.unit(() -> {
            sender.send("1");
            return null;
        });
        transactions.rollback();
        assertThat(letterbox.receiver(ORDERS).tryReceive(A_WHILE)).isEmpty();
    }

    @Test
    void whatStandsApartIsSentAtOnceAndStays() throws Exception {
        Sender<String> apart = letterbox.sender(ORDERS).apart();
        Receiver<String> receiver = letterbox.receiver(ORDERS);
        transactions.begin();
        apart.send("audit");
        assertThat(Party.calls(() -> receiver.tryReceive(LONG)).result()).contains("audit");
        transactions.rollback();
    }

    @Test
    void aRendezvousIsRefusedInItAndPossibleApart() throws Exception {
        Sender<String> sender = letterbox.sender(HAND);
        Receiver<String> receiver = letterbox.receiver(HAND);
        transactions.begin();
        assertThatThrownBy(() -> sender.trySend("1"))
                .isInstanceOf(MailboxException.Refused.class)
                .hasMessageContaining("hand")
                .hasMessageContaining("apart()");
        assertThatThrownBy(receiver::tryReceive).isInstanceOf(MailboxException.Refused.class);
        Party<String> taker = Party.calls(receiver::receive);
        assertThat(sender.apart().trySend("2", LONG)).isTrue();
        transactions.rollback();
        assertThat(taker.result()).isEqualTo("2");
    }

    @Test
    void aRequestIsNoPartOfIt() throws Exception {
        closing(letterbox.listen(ORDERS.deliveries(), QUICK, order -> {
            assertThat(order.reply("got " + order.message())).isTrue();
        }));
        Requester<String, String> requester = closing(letterbox.requester(ORDERS, String.class));
        transactions.begin();
        assertThat(requester.request("book", LONG)).contains("got book");
        transactions.rollback();
    }

    @Test
    void aTransactionThatCanOnlyBeRolledBackTakesNothing() throws Exception {
        Sender<String> sender = letterbox.sender(ORDERS);
        Receiver<String> receiver = letterbox.receiver(ORDERS);
        transactions.begin();
        transactions.setRollbackOnly();
        assertThatThrownBy(() -> sender.trySend("1"))
                .isInstanceOf(MailboxException.Refused.class)
                .hasMessageContaining("rolled back");
        assertThatThrownBy(receiver::tryReceive).isInstanceOf(MailboxException.Refused.class);
        transactions.rollback();
        assertThat(receiver.tryReceive()).isEmpty();
    }

    @Test
    void aFailureInAHandlerWithinItLetsItEndWithARollbackOnly() throws Exception {
        letterbox.sender(ORDERS).send("book");
        Receiver<String> receiver = letterbox.receiver(ORDERS);
        transactions.begin();
        IOException failure = new IOException("torn");
        assertThatThrownBy(() -> receiver.receive(order -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThatThrownBy(transactions::commit).isInstanceOf(RollbackException.class);
        assertThat(receiver.tryReceive(LONG)).contains("book");
    }

    @Test
    void aWaitEndsWithTheTransactionThatItIsIn() throws Exception {
        Receiver<String> receiver = letterbox.receiver(ORDERS);
        transactions.setTransactionTimeout(1);
        try {
            transactions.begin();
            assertThatThrownBy(receiver::receive)
                    .isInstanceOf(MailboxException.Refused.class)
                    .hasMessageContaining("orders")
                    .hasMessageContaining("transaction");
            transactions.rollback();
        } finally {
            transactions.setTransactionTimeout(0);
        }
    }

    @Test
    void aListenersHandlerIsInTheTransactionOfItsMessage() throws Exception {
        Set<Integer> statuses = ConcurrentHashMap.newKeySet();
        List<Integer> attempts = Collections.synchronizedList(new ArrayList<>());
        Sender<String> sender = letterbox.sender(PARCELS);
        Listener listener = closing(letterbox.listen(ORDERS.deliveries(), QUICK, order -> {
            statuses.add(transactions.getStatus());
            attempts.add(order.attempt());
            sender.send(order.message() + order.attempt());
            if (order.attempt() < 3) {
                throw new IOException("not yet");
            }
        }));
        letterbox.sender(ORDERS).send("book");
        eventually(() -> listener.status().done() == 1);
        assertThat(statuses).containsExactly(Status.STATUS_ACTIVE);
        assertThat(attempts).containsExactly(1, 2, 3);
        Receiver<String> parcels = letterbox.receiver(PARCELS);
        assertThat(parcels.tryReceive(LONG)).contains("book3");
        assertThat(parcels.tryReceive(A_WHILE)).isEmpty();
    }

    @Test
    void aUnitWhoseTransactionSomebodyElseHasEndedTakesNothingMore() throws Exception {
        letterbox.sender(ORDERS).send("book");
        Receiver<String> receiver = letterbox.receiver(ORDERS);
        assertThatThrownBy(() -> letterbox.unit(() -> {
                    Optional<String> order = receiver.tryReceive(LONG);
                    transactions.rollback();
                    return order;
                }))
                .isInstanceOf(MailboxException.class);
        assertThat(receiver.tryReceive(LONG)).contains("book");
    }

    @Test
    void aHandlerThatRollsItsTransactionBackHasFailed() throws Exception {
        Listener listener = closing(letterbox.listen(ORDERS, QUICK, order -> transactions.setRollbackOnly()));
        letterbox.sender(ORDERS).send("book");
        eventually(() -> listener.status().deadLettered() == 1);
        assertThat(plainClient().receive("dead.orders").getIntProperty("LetterboxAttempts"))
                .isEqualTo(3);
        assertThat(letterbox.receiver(ORDERS).tryReceive()).isEmpty();
    }

    @Test
    void listenersThatWouldTakeAllConnectionsAreRefused() {
        Letterbox few = closing(Letterbox.over(TransactedConnections.server(factory(), 4), Settings.defaults()));
        closing(few.listen(ORDERS, QUICK.concurrency(2), order -> {}));
        assertThatThrownBy(() -> few.listen(PARCELS, QUICK.concurrency(4), parcel -> {}))
                .isInstanceOf(MailboxException.Refused.class)
                .hasMessageContaining("listener depot has concurrency 4")
                .hasMessageContaining("of 5 connections");
    }

    @Test
    void theLetterboxesOfAProcessAreInTheSameTransaction() throws Exception {
        Letterbox other = letterbox(Settings.defaults());
        Sender<String> mine = letterbox.sender(ORDERS);
        Sender<String> theirs = other.sender(ORDERS);
        transactions.begin();
        mine.send("1");
        theirs.send("2");
        transactions.rollback();
        transactions.begin();
        mine.send("3");
        theirs.send("4");
        transactions.commit();
        Receiver<Delivery<String>> receiver = letterbox.receiver(ORDERS.deliveries());
        List<String> received = new ArrayList<>();
        for (Optional<Delivery<String>> next = receiver.tryReceive(LONG);
                next.isPresent();
                next = receiver.tryReceive(A_WHILE)) {
            received.add(next.get().message());
        }
        assertThat(received).containsExactlyInAnyOrder("3", "4");
    }
}
