package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Broadcast;
import io.letterbox.Capacity;
import io.letterbox.Delivery;
import io.letterbox.Inbox;
import io.letterbox.Link;
import io.letterbox.Listener;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Options;
import io.letterbox.Receiver;
import io.letterbox.Selector;
import io.letterbox.Sender;
import io.letterbox.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A listener is called for each message of a source; each call is a unit of work with the receipt. */
class ListenersTest extends Cell {

    private static final Mailbox<String> ORDERS = Mailbox.of("orders", String.class, Capacity.unbounded());
    private static final Mailbox<String> SHIPPED = Mailbox.of("shipped", String.class, Capacity.unbounded());
    private static final Listening QUICK =
            Listening.named("shipping").delays(Duration.ofMillis(20), Duration.ofMillis(100));

    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    static Capacity[] capacities() {
        return new Capacity[] {Capacity.zero(), Capacity.bounded(5), Capacity.unbounded()};
    }

    private static Mailbox<String> orders(Capacity capacity) {
        return Mailbox.of("orders", String.class, capacity);
    }

    private static Listening listening(Capacity capacity) {
        return capacity instanceof Capacity.Zero ? QUICK.attempts(1) : QUICK;
    }

    private void seen(String... messages) throws Exception {
        eventually(() -> seen.size() >= messages.length);
        assertThat(seen).containsExactlyInAnyOrder(messages);
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void itIsCalledForEachMessageUntilItIsClosed(Capacity capacity) throws Exception {
        Listener listener = closing(letterbox.listen(orders(capacity), listening(capacity), seen::add));
        Sender<String> sender = letterbox.sender(orders(capacity));
        sender.send("1");
        sender.send("2");
        seen("1", "2");
        eventually(() -> listener.status().done() == 2);
        listener.close();
        assertThat(listener.status().state()).isEqualTo(Listener.State.CLOSED);
        assertThat(sender.trySend("3", A_WHILE)).isEqualTo(!(capacity instanceof Capacity.Zero));
        assertThat(seen).hasSize(2);
    }

    @Test
    void whatItSendsBelongsToTheReceipt() throws Exception {
        Sender<String> shipped = letterbox.sender(SHIPPED);
        Listener listener = closing(letterbox.listen(ORDERS, QUICK.attempts(2), order -> {
            shipped.send(order);
            if (order.equals("bad")) {
                throw new IOException("no stock");
            }
        }));
        Sender<String> sender = letterbox.sender(ORDERS);
        sender.send("bad");
        sender.send("good");
        eventually(() -> listener.status().done() == 1 && listener.status().deadLettered() == 1);
        Receiver<String> receiver = letterbox.receiver(SHIPPED);
        assertThat(receiver.receive()).isEqualTo("good");
        assertThat(receiver.tryReceive()).isEmpty();
        assertThat(listener.status().failed()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void itSeesTheFactsBesideTheMessage(Capacity capacity) throws Exception {
        List<Delivery<String>> deliveries = Collections.synchronizedList(new ArrayList<>());
        closing(letterbox.listen(orders(capacity).deliveries(), listening(capacity), deliveries::add));
        letterbox
                .sender(orders(capacity))
                .with(Options.defaults().property("region", "north"))
                .send("1");
        eventually(() -> !deliveries.isEmpty());
        assertThat(deliveries.get(0).properties()).containsEntry("region", "north");
        assertThat(deliveries.get(0).attempt()).isOne();
    }

    @Test
    void itListensToInboxesAndLinksOfItsOwn() throws Exception {
        Inbox<String> questions = Inbox.of("clerk", "questions", String.class, Capacity.unbounded());
        Link<String> parcels = Link.of("desk", "clerk", "parcels", String.class, Capacity.unbounded());
        var clerk = letterbox(Settings.defaults().self("clerk"));
        var desk = letterbox(Settings.defaults().self("desk"));
        closing(clerk.listen(
                questions, QUICK, question -> seen.add(question.from().orElseThrow())));
        closing(clerk.listen(parcels, Listening.named("parcels"), seen::add));
        desk.sender(questions).send("?");
        desk.sender(parcels).send("book");
        seen("desk", "book");
        assertThatThrownBy(() -> desk.listen(questions, QUICK, question -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("clerk");
    }

    @Test
    void aLiveSubscriptionIsSharedByTheSessionsOfOneListener() throws Exception {
        Broadcast<String> prices = Broadcast.of("prices", String.class);
        closing(letterbox.listen(prices.live(), QUICK.concurrency(3), seen::add));
        List<String> others = Collections.synchronizedList(new ArrayList<>());
        closing(letterbox.listen(prices.live(), Listening.named("other"), others::add));
        Sender<String> sender = letterbox.sender(prices);
        for (int i = 0; i < 10; i++) {
            sender.send("" + i);
        }
        eventually(() -> seen.size() == 10 && others.size() == 10);
        assertThat(seen).doesNotHaveDuplicates();
    }

    @Test
    void aFailedMessageOfASubscriptionIsTriedAgainForThatSubscription() throws Exception {
        Broadcast<String> prices = Broadcast.of("prices", String.class);
        for (var subscription : List.of(prices.live(), prices.subscription("audit"))) {
            List<Integer> attempts = Collections.synchronizedList(new ArrayList<>());
            List<String> others = Collections.synchronizedList(new ArrayList<>());
            try (Listener first = letterbox.listen(subscription.deliveries(), QUICK.attempts(3), price -> {
                        attempts.add(price.attempt());
                        throw new IOException("no");
                    });
                    Listener second =
                            letterbox.listen(prices.subscription("other"), Listening.named("other"), others::add)) {
                letterbox.sender(prices).send("1");
                eventually(() ->
                        first.status().deadLettered() == 1 && second.status().done() == 1);
                assertThat(attempts).containsExactly(1, 2, 3);
                assertThat(others).containsExactly("1");
            }
        }
        assertThat(plainClient().count("dead.prices")).isEqualTo(2);
    }

    @Test
    void aSelectorLeavesTheOthersToOthers() throws Exception {
        closing(letterbox.listen(ORDERS, QUICK.selector(new Selector("region = 'north'")), seen::add));
        Sender<String> sender = letterbox.sender(ORDERS);
        sender.with(Options.defaults().property("region", "south")).send("1");
        sender.with(Options.defaults().property("region", "north")).send("2");
        seen("2");
        assertThat(letterbox.receiver(ORDERS).receive()).isEqualTo("1");
    }

    @Test
    void aSelectorThatIsNoneIsRefusedWhenItOpens() {
        assertThatThrownBy(() -> letterbox.listen(ORDERS, QUICK.selector(new Selector("region =")), seen::add))
                .isInstanceOf(MailboxException.Refused.class)
                .hasMessageContaining("mailbox orders");
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void asManyMessagesAreHandledAtOnceAsItsConcurrencySays(Capacity capacity) throws Exception {
        CyclicBarrier three = new CyclicBarrier(3);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        closing(letterbox.listen(orders(capacity), listening(capacity).concurrency(3), order -> {
            threads.add(Thread.currentThread());
            three.await(LONG.toSeconds(), TimeUnit.SECONDS);
            seen.add(order);
        }));
        Sender<String> sender = letterbox.sender(orders(capacity));
        for (int i = 0; i < 3; i++) {
            sender.send("" + i);
        }
        seen("0", "1", "2");
        assertThat(threads).hasSize(3);
    }

    @Test
    void itRunsOnTheThreadsThatItIsGiven() throws Exception {
        var threads = Executors.newCachedThreadPool(loop -> new Thread(loop, "given"));
        try {
            Listener listener = closing(letterbox.listen(
                    ORDERS,
                    QUICK.concurrency(2).threads(threads),
                    order -> seen.add(Thread.currentThread().getName())));
            letterbox.sender(ORDERS).send("1");
            seen("given");
            listener.close();
        } finally {
            threads.shutdown();
            assertThat(threads.awaitTermination(LONG.toSeconds(), TimeUnit.SECONDS))
                    .as("it leaves them")
                    .isTrue();
        }
    }

    @Test
    void anExecutorWithoutRoomIsRefused() {
        var threads = Executors.newSingleThreadExecutor();
        threads.shutdown();
        assertThatThrownBy(() -> letterbox.listen(ORDERS, QUICK.threads(threads), seen::add))
                .isInstanceOf(MailboxException.Refused.class)
                .hasMessageContaining("listener shipping");
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void aPausedListenerTakesNothingUntilItIsResumed(Capacity capacity) throws Exception {
        Listener listener = closing(
                letterbox.listen(orders(capacity), listening(capacity).start(Listening.Start.PAUSED), seen::add));
        assertThat(listener.status().state()).isEqualTo(Listener.State.PAUSED);
        Sender<String> sender = letterbox.sender(orders(capacity));
        Party<Boolean> giver = Party.does(() -> sender.send("1"));
        assertThat(giver.waits(A_WHILE)).isEqualTo(capacity instanceof Capacity.Zero);
        assertThat(seen).isEmpty();
        listener.resume();
        seen("1");
        assertThat(giver.result()).isTrue();
        listener.pause();
        if (capacity instanceof Capacity.Zero) { // A hand-over that has begun is completed.
            eventually(() -> !sender.trySend("0"));
            seen.removeIf("0"::equals);
        }
        Party<Boolean> second = Party.does(() -> sender.send("2"));
        Receiver<String> receiver = letterbox.receiver(orders(capacity));
        assertThat(receiver.tryReceive(LONG)).contains("2");
        assertThat(second.result()).isTrue();
        listener.resume();
        sender.send("3");
        seen("1", "3");
        assertThat(listener.status().state()).isEqualTo(Listener.State.LISTENING);
        assertThat(listener.status().lastError()).isEmpty();
    }

    @Test
    void closingLetsWhatIsInHandFinish() throws Exception {
        CountDownLatch atWork = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Listener listener = closing(letterbox.listen(ORDERS, QUICK, order -> {
            atWork.countDown();
            goOn.await();
        }));
        letterbox.sender(ORDERS).send("1");
        atWork.await();
        assertThat(listener.status().inHand()).isOne();
        Party<Boolean> closing = Party.does(listener::close);
        closing.waitsFor(A_WHILE);
        goOn.countDown();
        assertThat(closing.result()).isTrue();
        assertThat(listener.status().done()).isOne();
        assertThat(letterbox.receiver(ORDERS).tryReceive()).isEmpty();
    }

    @Test
    void whatDoesNotFinishInTimeIsBackAndCountsForNothing() throws Exception {
        CountDownLatch atWork = new CountDownLatch(1);
        Listener listener = closing(letterbox.listen(ORDERS, QUICK.finish(A_WHILE), order -> {
            atWork.countDown();
            new CountDownLatch(1).await();
        }));
        letterbox.sender(ORDERS).send("1");
        atWork.await();
        listener.close();
        Delivery<String> back =
                letterbox.receiver(ORDERS.deliveries()).tryReceive(LONG).orElseThrow();
        assertThat(back.attempt()).isOne();
        assertThat(listener.status().failed()).isZero();
    }

    @Test
    void whatDoesNotListenToInterruptsIsBackAllTheSame() throws Exception {
        CountDownLatch atWork = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Listener listener = closing(letterbox.listen(ORDERS, QUICK.finish(A_WHILE), order -> {
            atWork.countDown();
            boolean done = false;
            while (!done) {
                try {
                    over.await();
                    done = true;
                } catch (InterruptedException ignored) {
                    done = over.getCount() == 0;
                }
            }
        }));
        letterbox.sender(ORDERS).send("1");
        atWork.await();
        listener.close();
        assertThat(letterbox.receiver(ORDERS).tryReceive(LONG)).contains("1");
        over.countDown();
        assertThat(listener.status().done()).isZero();
    }

    @Test
    void aHandlerMayCloseItsOwnListener() throws Exception {
        CountDownLatch opened = new CountDownLatch(1);
        List<Listener> own = new ArrayList<>();
        Listener listener = closing(letterbox.listen(ORDERS, QUICK, order -> {
            opened.await();
            own.get(0).close();
            seen.add(order);
        }));
        own.add(listener);
        opened.countDown();
        letterbox.sender(ORDERS).send("1");
        seen("1");
        eventually(() -> listener.status().done() == 1);
    }

    @Test
    void aHandlersInterruptDoesNotEndTheListening() throws Exception {
        closing(letterbox.listen(ORDERS, QUICK, order -> {
            seen.add(order);
            Thread.currentThread().interrupt();
        }));
        Sender<String> sender = letterbox.sender(ORDERS);
        sender.send("1");
        sender.send("2");
        sender.send("3");
        seen("1", "2", "3");
    }

    @Test
    void atCapacityZeroThereIsOneAttemptAndNoSelector() {
        Mailbox<String> hand = orders(Capacity.zero());
        for (Listening wrong : List.of(
                QUICK,
                QUICK.attempts(1).selector(new Selector("a = 1")),
                QUICK.attempts(1).fetching(Listening.Fetching.AHEAD))) {
            assertThatThrownBy(() -> letterbox.listen(hand, wrong, seen::add))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("listener shipping")
                    .hasMessageContaining("capacity zero");
        }
    }

    @Test
    void atCapacityZeroWhatFailsGoesToTheDeadLettersAndTheListeningGoesOn() throws Exception {
        Mailbox<String> hand = orders(Capacity.zero());
        Listener listener = closing(letterbox.listen(hand, QUICK.attempts(1), order -> {
            if (order.equals("bad")) {
                throw new IOException("broken");
            }
            seen.add(order);
        }));
        Sender<String> sender = letterbox.sender(hand);
        sender.send("bad");
        sender.send("good");
        seen("good");
        assertThat(listener.status().deadLettered()).isOne();
        assertThat(plainClient().texts("dead.orders")).containsExactly("bad");
    }

    @Test
    void itEndsWithItsLetterbox() {
        Listener listener = letterbox.listen(ORDERS, QUICK, seen::add);
        letterbox.close();
        assertThat(listener.status().state()).isEqualTo(Listener.State.CLOSED);
        assertThatThrownBy(() -> letterbox.listen(ORDERS, QUICK, seen::add))
                .isInstanceOf(MailboxException.Closed.class);
    }
}
