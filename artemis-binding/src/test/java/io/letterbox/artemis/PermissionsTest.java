package io.letterbox.artemis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Address;
import io.letterbox.Broadcast;
import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Provider.Use;
import io.letterbox.Receiver;
import io.letterbox.Requester;
import io.letterbox.Sender;
import io.letterbox.Source;
import io.letterbox.Subscription;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One user may send only, another receive only, and nobody makes addresses. */
@Timeout(90)
class PermissionsTest {

    private static final String SECRET = "s3cret-0f-the-test";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Broadcast<String> PRICES = Broadcast.of("prices", String.class);

    static Capacity[] capacities() {
        return new Capacity[] {Capacity.zero(), Capacity.bounded(1), Capacity.unbounded()};
    }

    static Mailbox<String> mailbox(Capacity capacity) {
        return Mailbox.of("orders", String.class, capacity);
    }

    private static EmbeddedArtemis broker(Address<?> address) {
        return EmbeddedArtemis.start(BrokerSettings.inMemory()
                .port(0)
                .user("desk", SECRET, Permission.send(address))
                .user("depot", SECRET, Permission.receive(address)));
    }

    private final List<RemoteArtemis> connected = new ArrayList<>();

    private Letterbox as(String user, EmbeddedArtemis broker) {
        RemoteArtemis remote = RemoteArtemis.at(broker.uri().orElseThrow().toString(), user, SECRET);
        connected.add(remote);
        return Letterbox.over(remote);
    }

    @AfterEach
    void close() {
        connected.forEach(RemoteArtemis::close);
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void whoMaySendSendsAndWhoMayReceiveReceivesAndBrowses(Capacity capacity) throws Exception {
        Mailbox<String> orders = mailbox(capacity);
        try (EmbeddedArtemis broker = broker(orders);
                Letterbox desk = as("desk", broker);
                Letterbox depot = as("depot", broker);
                Sender<String> sender = desk.sender(orders);
                Receiver<String> receiver = depot.receiver(orders)) {
            if (!(capacity instanceof Capacity.Zero)) {
                try (Stream<String> none = receiver.browse()) {
                    assertThat(none).isEmpty();
                }
            }
            CompletableFuture<Boolean> both =
                    CompletableFuture.supplyAsync(() -> sent(sender, "1") && sent(sender, "2"));
            assertThat(receiver.tryReceive(SOON)).hasValue("1");
            assertThat(receiver.tryReceive(SOON)).hasValue("2");
            assertThat(both.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static boolean sent(Sender<String> sender, String message) {
        try {
            return sender.trySend(message, SOON);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void aListenerRetriesBuriesAndAnswersWithTheRightToReceive(Capacity capacity) throws Exception {
        Mailbox<String> orders = mailbox(capacity);
        boolean zero = capacity instanceof Capacity.Zero;
        CountDownLatch failed = new CountDownLatch(zero ? 1 : 2);
        Listening twice = Listening.named("depot").attempts(zero ? 1 : 2).delays(Duration.ZERO, Duration.ZERO);
        try (EmbeddedArtemis broker = broker(orders);
                Letterbox desk = as("desk", broker);
                Letterbox depot = as("depot", broker);
                Requester<String, String> requester = desk.requester(orders, String.class);
                Sender<String> sender = desk.sender(orders)) {
            try (var listener = depot.listen(orders.deliveries(), twice, order -> {
                if (order.message().equals("poison")) {
                    failed.countDown();
                    throw new IllegalStateException("poison");
                }
                assertThat(order.reply("answer to " + order.message())).isTrue();
            })) {
                assertThat(requester.request("question", SOON))
                        .as("%s", listener.status())
                        .hasValue("answer to question");
                assertThat(sender.trySend("poison", SOON)).isTrue();
                assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
                Eventually.holds(
                        "dead letter; " + listener.status(),
                        () -> listener.status().deadLettered() == 1);
            }
            Mailbox<String> poison = Mailbox.of("poison", String.class, Capacity.unbounded());
            Letterbox own =
                    Letterbox.over(broker, io.letterbox.Settings.defaults().destination("poison", "dead.orders"));
            try (own) {
                assertThat(own.receiver(poison).tryReceive(SOON)).hasValue("poison");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void theOtherEndIsRefusedWithItsAddressThePermissionAndTheNextStep(Capacity capacity) {
        Mailbox<String> orders = mailbox(capacity);
        try (EmbeddedArtemis broker = broker(orders);
                Letterbox desk = as("desk", broker);
                Letterbox depot = as("depot", broker)) {
            if (!(capacity instanceof Capacity.Zero)) { // Both ends of a rendezvous do both.
                refused(() -> depot.sender(orders).send("1"), "orders", "SEND");
                refused(() -> desk.receiver(orders).receive(), "orders", "CONSUME");
            }
            Mailbox<String> other = Mailbox.of("others", String.class, capacity);
            refused(() -> desk.sender(other).send("1"), "others", "");
            refused(() -> depot.receiver(other).receive(), "others", "");
        }
    }

    private static void refused(ThrowingCallable call, String address, String right) {
        assertThatThrownBy(call)
                .isInstanceOf(MailboxException.Refused.class)
                .hasMessageContaining(address)
                .hasMessageContaining(right)
                .hasMessageContaining("permission")
                .hasMessageContaining("operator");
    }

    @Test
    void subscribersSubscribeAndSendersSendToTheTopic() throws Exception {
        Subscription<String> books = PRICES.subscription("books");
        try (EmbeddedArtemis broker = EmbeddedArtemis.start(BrokerSettings.inMemory()
                        .port(0)
                        .user("desk", SECRET, Permission.send(PRICES))
                        .user("depot", SECRET, Permission.receive(books))
                        .user("board", SECRET, Permission.receive(PRICES)));
                Letterbox desk = as("desk", broker);
                Letterbox depot = as("depot", broker);
                Letterbox board = as("board", broker)) {
            receivesWhatIsSent(desk, depot, books);
            receivesWhatIsSent(desk, board, PRICES.live());
            refused(() -> board.receiver(PRICES.subscription("audit")).receive(), "prices", "CREATE_DURABLE_QUEUE");
            refused(() -> desk.receiver(PRICES.live()).receive(), "prices", "CREATE_NON_DURABLE_QUEUE");
            refused(() -> board.sender(PRICES).send("1"), "prices", "SEND");
            CountDownLatch twice = new CountDownLatch(2);
            try (var listener =
                    depot.listen(books, Listening.named("books").delays(Duration.ZERO, Duration.ZERO), price -> {
                        twice.countDown();
                        if (twice.getCount() > 0) {
                            throw new IllegalStateException("again");
                        }
                    })) {
                desk.sender(PRICES).send("1");
                assertThat(twice.await(10, TimeUnit.SECONDS))
                        .as("%s", listener.status())
                        .isTrue();
            }
        }
    }

    private static void receivesWhatIsSent(Letterbox desk, Letterbox to, Source<String> source) throws Exception {
        try (Receiver<String> receiver = to.receiver(source);
                Sender<String> sender = desk.sender(PRICES)) {
            sender.send("1");
            assertThat(receiver.tryReceive(SOON)).hasValue("1");
        }
    }

    @Test
    void nobodyMakesAddressesOrQueuesAndNobodyChangesACapacity() throws Exception {
        Mailbox<String> orders = mailbox(Capacity.unbounded());
        try (EmbeddedArtemis broker = broker(orders);
                Letterbox desk = as("desk", broker);
                RemoteArtemis plain =
                        RemoteArtemis.at(broker.uri().orElseThrow().toString(), "depot", SECRET);
                Connection connection = plain.connect(Use.ONE_BY_ONE);
                Session session = connection.createSession()) {
            refused(() -> desk.sender(mailbox(Capacity.bounded(1))), "orders", "CREATE_ADDRESS");
            for (String queue : new String[] {"others", "orders::others", "expired.orders", "activemq.management"}) {
                assertThatThrownBy(() -> session.createConsumer(session.createQueue(queue)))
                        .as(queue)
                        .isInstanceOf(JMSException.class);
            }
            assertThatThrownBy(
                            () -> session.createProducer(null).send(session.createTopic("#"), session.createMessage()))
                    .isInstanceOf(JMSSecurityException.class);
            assertThatThrownBy(() -> session.createConsumer(session.createTopic("#")))
                    .isInstanceOf(JMSSecurityException.class);
            try (Sender<String> sender = desk.sender(orders)) { // Which nobody has bounded.
                sender.send("still unbounded");
                sender.send("and open");
            }
        }
    }

    @Test
    void aPermissionNeedsAUserAndTheBrokersOwnProcessIsNotLimited() {
        BrokerSettings settings = BrokerSettings.inMemory();
        Permission send = Permission.send(PRICES);
        assertThatThrownBy(() -> settings.user(Login.OWN, SECRET, send)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Permission(Permission.Verb.SEND, PRICES, java.util.Optional.of("books")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("books");
        assertThat(settings.user("desk", SECRET, send).user("desk", SECRET).permissions())
                .as("a user who is given anew without permissions")
                .isEmpty();
    }
}
