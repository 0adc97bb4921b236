package io.letterbox.samples;

import static io.letterbox.Capacity.bounded;
import static io.letterbox.Capacity.unbounded;
import static io.letterbox.Capacity.zero;
import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.BodyLimits;
import io.letterbox.Broadcast;
import io.letterbox.Delivery;
import io.letterbox.Inbox;
import io.letterbox.Letterbox;
import io.letterbox.Link;
import io.letterbox.Mailbox;
import io.letterbox.Options;
import io.letterbox.Provider;
import io.letterbox.Receiver;
import io.letterbox.Selector;
import io.letterbox.Sender;
import io.letterbox.Settings;
import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.Permission;
import io.letterbox.artemis.RemoteArtemis;
import io.letterbox.samples.orderdesk.Order;
import io.letterbox.samples.orderdesk.Parcel;
import io.letterbox.samples.orderdesk.Question;
import io.letterbox.samples.orderdesk.Shipped;
import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** What the README shows and no sample needs: here it is compiled. */
@SuppressWarnings("UnusedVariable") // the reader of the README uses them
class ReadmeBlocksTest {

    // README: naming
    static final Mailbox<Order> ORDERS = Mailbox.of("orders", Order.class, bounded(50));
    static final Inbox<Question> QUESTIONS = Inbox.of("clerk", "questions", Question.class, bounded(20));
    static final Link<Order> FREIGHT = Link.of("desk", "depot", "freight", Order.class, bounded(10));
    static final Broadcast<Shipped> SHIPPED = Broadcast.of("shipped", Shipped.class);
    // README: end

    // README: capacities
    static final Mailbox<Parcel> FROM_HAND_TO_HAND = Mailbox.of("parcels", Parcel.class, zero());
    static final Mailbox<Order> AT_MOST_50 = Mailbox.of("orders", Order.class, bounded(50));
    static final Mailbox<String> ANY_NUMBER = Mailbox.of("complaints", String.class, unbounded());
    // README: end

    void subscriptions(Letterbox letterbox) throws InterruptedException {
        // README: subscriptions
        Receiver<Shipped> books = letterbox.receiver(SHIPPED.subscription("books")); // keeps what is sent meanwhile
        Receiver<Shipped> board = letterbox.receiver(SHIPPED.live()); // gets what is sent while it is open
        // README: end
    }

    void verbs(Sender<Order> sender, Receiver<Order> receiver, Order order) throws InterruptedException {
        // README: sending
        sender.send(order);
        boolean now = sender.trySend(order);
        boolean soon = sender.trySend(order, Duration.ofSeconds(2));
        CompletionStage<Boolean> later = sender.trySendAsync(order);
        // README: end
        // README: receiving
        Order next = receiver.receive();
        Optional<Order> perhaps = receiver.tryReceive();
        Optional<Order> inTime = receiver.tryReceive(Duration.ofSeconds(2));
        // README: end
        // README: handling
        receiver.receive(this::pack); // one; also tryReceive(…) and tryReceive(limit, …)
        receiver.receiveAll(this::pack); // one after the other, until the receiver is closed
        // README: end
        // README: options
        Sender<Order> urgent = sender.with(Options.defaults().priority(9).timeToLive(Duration.ofMinutes(5)));
        // README: end
    }

    Optional<String> looking(Letterbox letterbox, Order lost) {
        // README: looking
        try (var receiver = letterbox.receiver(ORDERS.deliveries());
                Stream<Delivery<Order>> waiting = receiver.browse()) {
            return waiting.filter(order -> order.message().equals(lost))
                    .map(Delivery::id)
                    .findFirst();
        }
        // README: end
    }

    void selecting(Letterbox letterbox, String country, String id) {
        // README: selecting
        Selector light = Selector.of("country = ? AND weight <= ?", country, 20);
        Receiver<Order> some = letterbox.receiver(ORDERS.selecting(light));
        Receiver<Order> one = letterbox.receiver(ORDERS.selecting(Selector.id(id)));
        // README: end
    }

    void mapped(Provider provider, jakarta.jms.Queue declared) {
        // README: mapped
        Settings settings = Settings.defaults()
                .destination("orders", "SHOP.ORDERS") // by the name that the broker knows
                .destination("parcels", declared) // a jakarta.jms.Queue that the code has
                .jndi("dead.orders", "java:/jms/queue/ShopDead"); // the dead letters of orders
        // README: end
    }

    void limits() {
        // README: limits
        Settings settings = Settings.defaults().limits(BodyLimits.defaults().bytes(100_000));
        // README: end
        assertThat(settings.limits().depth()).isEqualTo(32);
    }

    private void pack(Order order) {
        assertThat(order).isNotNull();
    }

    void identity(Provider provider) {
        // README: identity
        Letterbox clerk = Letterbox.over(provider, Settings.defaults().self("clerk"));
        // README: end
    }

    void remote(String password) throws InterruptedException {
        // README: remote
        try (var artemis = RemoteArtemis.at("tcp://broker.example:61616", "desk", password);
                var letterbox = Letterbox.over(artemis)) {
            letterbox.sender(ORDERS).send(new Order("A-1", "C-101", "DE", "lamp", 2, 3));
        }
        // README: end
    }

    BrokerSettings permissions(String deskPassword, String depotPassword) {
        // README: permissions
        BrokerSettings settings = BrokerSettings.inMemory()
                .port(0)
                .user("desk", deskPassword, Permission.send(ORDERS)) // also requests
                .user(
                        "depot",
                        depotPassword,
                        Permission.receive(ORDERS),
                        Permission.receive(SHIPPED.subscription("books")));
        // README: end
        return settings;
    }

    Letterbox anyProvider(ConnectionFactory factory) {
        // README: any-provider
        Letterbox letterbox = Letterbox.over(Provider.of(factory));
        // README: end
        return letterbox;
    }
}
