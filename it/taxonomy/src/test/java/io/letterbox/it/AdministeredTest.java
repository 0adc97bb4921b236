package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Broadcast;
import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.Options;
import io.letterbox.Receiver;
import io.letterbox.Selector;
import io.letterbox.Sender;
import io.letterbox.Settings;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An address carried by a queue or topic that somebody else has declared, found by its JNDI name or given as an object. */
class AdministeredTest extends Cell {

    private static final Settings BY_JNDI = Settings.defaults()
            .jndi("orders", "jms/orders")
            .jndi("retry.orders", "jms/orders.retries")
            .jndi("dead.orders", "jms/orders.dead")
            .jndi("prices", "jms/prices");

    static Capacity[] capacities() {
        return new Capacity[] {Capacity.zero(), Capacity.bounded(3), Capacity.unbounded()};
    }

    private static Mailbox<String> orders(Capacity capacity) {
        return Mailbox.of("orders", String.class, capacity);
    }

    /** What a look-up or an injection gives to code that has used it all along. */
    @SuppressWarnings("BanJNDI") // the names are constants of this test
    private static Destination declared(String name) throws Exception {
        InitialContext naming = new InitialContext();
        try {
            return (Destination) naming.lookup(name);
        } finally {
            naming.close();
        }
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void aMailboxIsCarriedByTheQueueOfAJndiName(Capacity capacity) throws Exception {
        Letterbox mapped = letterbox(BY_JNDI);
        Receiver<String> receiver = mapped.receiver(orders(capacity));
        Sender<String> sender = mapped.sender(orders(capacity));
        Party<Boolean> giver = Party.does(() -> sender.send("1"));
        assertThat(receiver.receive()).isEqualTo("1");
        assertThat(giver.result()).isTrue();
        assertThat(sender.toString()).contains("queue SHOP.ORDERS");
    }

    @Test
    void aBoundedMailboxIsExactByWhateverNameItIsFound() {
        Sender<String> first = letterbox(BY_JNDI).sender(orders(Capacity.bounded(1)));
        Sender<String> second = letterbox(Settings.defaults().destination("orders", "SHOP.ORDERS"))
                .sender(orders(Capacity.bounded(1)));
        assertThat(first.trySend("1")).isTrue();
        assertThat(second.trySend("2")).isFalse();
    }

    @Test
    void plainCodeAndAMailboxMeetInTheSameDestination() throws Exception {
        Destination queue = declared("jms/orders");
        Letterbox mapped = letterbox(Settings.defaults().destination("orders", queue));
        JMSContext plain = plainClient().context();
        plain.createProducer().send(queue, "from plain code");
        assertThat(mapped.receiver(orders(Capacity.unbounded())).receive()).isEqualTo("from plain code");
        mapped.sender(orders(Capacity.unbounded())).send("from a mailbox");
        assertThat(plainClient().receiveText("SHOP.ORDERS")).isEqualTo("from a mailbox");
        mapped.unit(() -> mapped.sender(orders(Capacity.unbounded())).trySend("from a unit of work"));
        try (Stream<String> look = mapped.receiver(orders(Capacity.unbounded())).browse()) {
            assertThat(look).containsExactly("from a unit of work");
        }
    }

    @Test
    void aListenerSharesAQueueWithPlainCodeThatListens() throws Exception {
        AtomicInteger plain = new AtomicInteger();
        AtomicInteger ours = new AtomicInteger();
        JMSContext old = plainClient().context();
        old.createConsumer(declared("jms/orders")).setMessageListener(message -> plain.incrementAndGet());
        closing(letterbox(BY_JNDI)
                .listen(orders(Capacity.unbounded()), Listening.named("new"), order -> ours.incrementAndGet()));
        Sender<String> sender = letterbox(BY_JNDI).sender(orders(Capacity.unbounded()));
        for (int i = 0; i < 200; i++) {
            sender.send("order " + i);
        }
        eventually(() -> plain.get() + ours.get() == 200);
        assertThat(plain.get()).isPositive();
        assertThat(ours.get()).isPositive();
    }

    @Test
    void retriesAndDeadLettersGoWhereTheirNamesSay() throws Exception {
        BrokerCounts counts = closing(new BrokerCounts(broker.connectionFactory()));
        Sender<String> sender = letterbox(BY_JNDI).sender(orders(Capacity.unbounded()));
        sender.with(Options.defaults().property("hopeless", false)).send("1");
        sender.with(Options.defaults().property("hopeless", true)).send("2");
        Duration later = Duration.ofMinutes(5);
        for (boolean hopeless : new boolean[] {false, true}) {
            Listening failing = Listening.named("failing")
                    .selector(Selector.of("hopeless = ?", hopeless))
                    .attempts(hopeless ? 1 : 2)
                    .delays(later, later);
            closing(letterbox(BY_JNDI).listen(orders(Capacity.unbounded()), failing, order -> {
                throw new IOException("closed on Sundays");
            }));
        }
        eventually(() -> counts.messages("SHOP.AGAIN") == 1);
        assertThat(plainClient().receiveText("SHOP.DEAD")).isEqualTo("2");
        assertThat(counts.messages("retry.orders") + counts.messages("dead.orders"))
                .isZero();
    }

    @Test
    void aBroadcastIsCarriedByTheTopicOfAJndiName() throws Exception {
        Broadcast<String> prices = Broadcast.of("prices", String.class);
        Letterbox mapped = letterbox(BY_JNDI);
        Receiver<String> live = mapped.receiver(prices.live());
        Receiver<String> audit = mapped.receiver(prices.subscription("audit"));
        JMSContext plain = plainClient().context();
        plain.createProducer().send(plain.createTopic("SHOP.PRICES"), "7");
        assertThat(live.receive()).isEqualTo("7");
        assertThat(audit.receive()).isEqualTo("7");
    }

    @Test
    void aNameThatLeadsNowhereIsRefusedAtTheOpening() {
        Letterbox mapped = letterbox(Settings.defaults().jndi("orders", "jms/nothing"));
        assertThatThrownBy(() -> mapped.receiver(orders(Capacity.unbounded())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("orders")
                .hasMessageContaining("\"jms/nothing\" leads nowhere")
                .hasMessageContaining("declare the destination under that name");
        Letterbox badlyBuried = letterbox(Settings.defaults().jndi("dead.orders", "jms/nothing"));
        assertThatThrownBy(() -> badlyBuried.receiver(orders(Capacity.unbounded())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dead.orders");
    }

    @Test
    void aQueueCarriesNoBroadcastAndATopicNoMailbox() throws Exception {
        Letterbox crossed = letterbox(
                Settings.defaults().jndi("orders", "jms/prices").destination("prices", declared("jms/orders")));
        assertThatThrownBy(() -> crossed.sender(orders(Capacity.unbounded())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"jms/prices\"")
                .hasMessageContaining("no jakarta.jms.Queue");
        assertThatThrownBy(() -> crossed.sender(Broadcast.of("prices", String.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SHOP.ORDERS")
                .hasMessageContaining("no jakarta.jms.Topic");
        Letterbox factory = letterbox(Settings.defaults().jndi("orders", "jms/factory"));
        assertThatThrownBy(() -> factory.sender(orders(Capacity.unbounded())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no jakarta.jms.Queue");
    }

    @Test
    void theLastMappingOfADestinationIsInForce() throws Exception {
        Settings settings = Settings.defaults().destination("orders", "A").jndi("orders", "jms/orders");
        assertThat(settings.destinations()).isEmpty();
        assertThat(settings.destination("orders", declared("jms/orders")).jndi())
                .isEmpty();
        assertThat(settings.destination("orders", "B").jndi()).isEmpty();
        assertThat(settings.destination("orders", declared("jms/orders"))
                        .jndi("orders", "c")
                        .administered())
                .isEmpty();
    }

    @Test
    void aNameThatLeadsOutOfTheProcessIsRefused() {
        for (String name : new String[] {"ldap://example/x", "rmi://example/x", "iiop:x", "dns:x"}) {
            assertThatThrownBy(() -> Settings.defaults().jndi("orders", name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(name);
        }
        assertThat(Settings.defaults().jndi("orders", "java:/jms/queue/orders").jndi())
                .hasSize(1);
    }
}
