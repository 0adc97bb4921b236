package io.letterbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names are checked once, so that no two addresses share a queue and none reaches a queue that is not its own. */
class NamesTest {

    private static final String LONGEST = "a".repeat(120);

    @ParameterizedTest
    @ValueSource(strings = {"orders", "orders.north", "Orders_2-b", "a.1", "a.-", "inboxes", "deadline", "jmsOrders"})
    void theseAreNames(String name) {
        assertThatCode(() -> Mailbox.of(name, String.class, Capacity.unbounded()))
                .doesNotThrowAnyException();
        assertThatCode(() -> Broadcast.of(name, String.class)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "1a",
                "_a",
                "-a",
                ".a",
                "a.",
                "a..b",
                "a b",
                "a#",
                "a.#",
                "a*",
                "a.>",
                "a::a",
                "x?ring-size=1",
                "a'b",
                "a\"b",
                "a/b",
                "a\\b",
                "a,b",
                "ä",
                "a\n",
                "a$b",
                "a=b",
                "a%",
                "queue://a"
            })
    void theseAreNone(String name) {
        for (Runnable making : makings(name)) {
            assertThatThrownBy(making::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("name \"" + name + "\"");
        }
    }

    private static List<Runnable> makings(String name) {
        List<Runnable> makings = new ArrayList<>();
        makings.add(() -> Mailbox.of(name, String.class, Capacity.unbounded()));
        makings.add(() -> Broadcast.of(name, String.class));
        makings.add(() -> Inbox.of("clerk", name, String.class, Capacity.unbounded()));
        makings.add(() -> Inbox.of(name, "questions", String.class, Capacity.unbounded()));
        makings.add(() -> Link.of("desk", "depot", name, String.class, Capacity.unbounded()));
        makings.add(() -> Link.of(name, "depot", "parcels", String.class, Capacity.unbounded()));
        makings.add(() -> Link.of("desk", name, "parcels", String.class, Capacity.unbounded()));
        if (name != null) {
            makings.add(() -> Broadcast.of("prices", String.class).subscription(name));
            makings.add(() -> Settings.defaults().self(name));
        }
        return makings;
    }

    @Test
    void aNameIsNotTooLong() {
        assertThatCode(() -> Mailbox.of(LONGEST, String.class, Capacity.unbounded()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Mailbox.of(LONGEST + "a", String.class, Capacity.unbounded()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 120");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inbox",
                "inbox.clerk.questions",
                "link.desk.depot.parcels",
                "retry.orders",
                "dead",
                "dead.orders",
                "expired.orders",
                "subscription.prices.audit",
                "letterbox.x",
                "activemq.management",
                "jms.queue.orders",
                "DEAD.orders",
                "Inbox.a",
                "ActiveMQ.Advisory"
            })
    void aMailboxOrABroadcastDoesNotTakeAPrefixOfOthers(String name) {
        assertThatThrownBy(() -> Mailbox.of(name, String.class, Capacity.unbounded()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("belongs to Letterbox or to the broker")
                .hasMessageContaining("Settings.destination");
        assertThatThrownBy(() -> Broadcast.of(name, String.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theNamesOfProcessesAndSubscriptionsHaveNoDot() {
        assertThatThrownBy(() -> Settings.defaults().self("a.b")).hasMessageContaining("no dot");
        assertThatThrownBy(() -> Inbox.of("a.b", "c", String.class, Capacity.zero()))
                .hasMessageContaining("no dot");
        assertThatThrownBy(() -> Link.of("a", "b.c", "d", String.class, Capacity.zero()))
                .hasMessageContaining("no dot");
        assertThatThrownBy(() -> Broadcast.of("a", String.class).subscription("b.c"))
                .hasMessageContaining("no dot");
    }

    @Test
    void noTwoAddressesShareAQueue() {
        List<Address<String>> addresses = List.of(
                Mailbox.of("a", String.class, Capacity.zero()),
                Mailbox.of("a.b", String.class, Capacity.zero()),
                Inbox.of("a", "b.c", String.class, Capacity.zero()),
                Inbox.of("a", "b", String.class, Capacity.zero()),
                Link.of("a", "b", "c", String.class, Capacity.zero()),
                Link.of("b", "a", "c", String.class, Capacity.zero()),
                Link.of("a", "b", "c.d", String.class, Capacity.zero()));
        assertThat(addresses).extracting(Address::destination).doesNotHaveDuplicates();
        assertThat(Inbox.of("clerk", "questions", String.class, Capacity.zero()).destination())
                .isEqualTo("inbox.clerk.questions");
        assertThat(Link.of("desk", "depot", "parcels", String.class, Capacity.zero())
                        .destination())
                .isEqualTo("link.desk.depot.parcels");
    }
}
