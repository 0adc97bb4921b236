package io.letterbox.it.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.letterbox.Broadcast;
import io.letterbox.Capacity;
import io.letterbox.Delivery;
import io.letterbox.Inbox;
import io.letterbox.Link;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.Settings;
import io.letterbox.Subscription;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot work fails the deployment, and the message says where, what, and what to do. */
class InvalidDeploymentTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void anInvalidDeploymentFailsNamingPlaceProblemAndNextStep(List<Class<?>> beans, List<String> said) {
        String failure = Application.with(beans.toArray(Class<?>[]::new)).failure();

        assertThat(failure).contains("Letterbox cannot be deployed").contains(said);
    }

    static Stream<Arguments> cases() {
        String here = InvalidDeploymentTest.class.getName();
        String order = Order.class.getName();
        return Stream.of(
                row(
                        "a name with a typing error",
                        List.of(Addresses.class, Typo.class),
                        "Sender<" + order + "> @At(\"ordres\") in " + here + "$Typo.orders",
                        "no address has @At(\"ordres\")",
                        "Did you mean @At(\"orders\")? Mailbox<" + order + "> @At(\"orders\") produced in " + here
                                + "$Addresses"),
                row(
                        "a name that nothing is near to",
                        List.of(Addresses.class, Stranger.class),
                        here + "$Stranger.strange: no address has @At(\"strange\"). The addresses: ",
                        "has no scope",
                        "META-INF/beans.xml",
                        "constant of an interface",
                        "private"),
                row("no address at all", List.of(Typo.class), "There is no address at all."),
                row(
                        "a qualifier that no address has",
                        List.of(Addresses.class, Qualified.class),
                        here + "$Qualified.orders: no address has @" + Fast.class.getName()),
                row(
                        "another qualifier beside the right name",
                        List.of(Addresses.class, Both.class),
                        "no address has @At(\"orders\") @" + Fast.class.getName(),
                        "Did you mean @At(\"orders\")?"),
                row(
                        "another type",
                        List.of(Addresses.class, OtherType.class),
                        here + "$OtherType.orders: what is there is Mailbox<" + order + "> @At(\"orders\") produced in "
                                + here + "$Addresses; inject Sender<" + order + ">"),
                row(
                        "messages of an inbox without what goes with them",
                        List.of(Addresses.class, Clerk.class, PlainQuestions.class),
                        here + "$PlainQuestions.questions: what is there is Inbox<java.lang.String> @At(\"questions\")",
                        "inject Receiver<Delivery<java.lang.String>>"),
                row(
                        "a receiver of a broadcast without a subscription",
                        List.of(Addresses.class, Listener.class),
                        here + "$Listener.prices: what is there is Broadcast<java.lang.String> @At(\"prices\")",
                        "produce one beside it"),
                row(
                        "a sender to a subscription without its broadcast",
                        List.of(OnlySubscribed.class, Caller.class),
                        "what is there is Subscription<java.lang.String> @At(\"prices\")",
                        "produce its broadcast"),
                row(
                        "two addresses that fit",
                        List.of(Addresses.class, MoreAddresses.class, Orders.class),
                        here + "$Orders.orders: several addresses fit: ",
                        "produced in " + here + "$Addresses; ",
                        "produced in " + here + "$MoreAddresses"),
                row(
                        "two addresses that fit, one with a qualifier more",
                        List.of(Addresses.class, FastAddresses.class, Orders.class),
                        here + "$Orders.orders: several addresses fit: "),
                row(
                        "a qualifier that is not the address's name",
                        List.of(Misnamed.class),
                        "Mailbox<" + order + "> @At(\"order\") produced in " + here
                                + "$Misnamed is called \"orders\", and its qualifier says @At(\"order\")"),
                row(
                        "a qualifier that is not the subscription's name",
                        List.of(MisnamedSubscription.class),
                        "is called \"prices.audit\", and its qualifier says @At(\"prices\")"),
                row(
                        "an address that is null",
                        List.of(Nothing.class),
                        "Mailbox<" + order + "> @At(\"orders\") produced in " + here + "$Nothing is null"),
                row(
                        "a name that no address can have",
                        List.of(BadName.class),
                        "Mailbox<" + order + "> @At(\"a::b\") produced in " + here + "$BadName could not be read",
                        "name \"a::b\": letters"),
                row(
                        "the sending end of a link between others",
                        List.of(Addresses.class, Clerk.class, Desk.class),
                        here
                                + "$Desk.parcels: link \"parcels\" from desk to depot is sent to by desk, and this process is"
                                + " clerk"),
                row(
                        "the receiving end of a link between others",
                        List.of(Addresses.class, Clerk.class, Depot.class),
                        here
                                + "$Depot.parcels: link \"parcels\" from desk to depot is received by depot, and this process"
                                + " is clerk"),
                row(
                        "an inbox of a process that has no name",
                        List.of(Addresses.class, Questions.class),
                        here
                                + "$Questions.questions: inbox \"questions\" of clerk is received by clerk, and this process"
                                + " has no name",
                        "Settings.defaults().self(\"clerk\")"),
                row(
                        "a parameter of a constructor",
                        List.of(Constructed.class),
                        "parameter 1 of the constructor of " + here + "$Constructed"),
                row("a parameter of an observer", List.of(Observing.class), "parameter 2 of " + here + "$Observing.on"),
                row(
                        "several beans of settings",
                        List.of(Addresses.class, Orders.class, Clerk.class, OtherClerk.class),
                        "there are 2 beans of io.letterbox.Settings"));
    }

    private static Arguments row(String name, List<Class<?>> beans, String... said) {
        return arguments(named(name, beans), List.of(said));
    }

    @Test
    void allProblemsAreReportedTogether() {
        String failure = Application.with(Addresses.class, Typo.class, Stranger.class, OtherType.class, Misnamed.class)
                .failure();

        assertThat(failure)
                .contains("@At(\"ordres\")")
                .contains("@At(\"strange\")")
                .contains("$OtherType.orders")
                .contains("its qualifier says @At(\"order\")");
    }

    @Test
    void anEndThatDoesNotSayWhatItsMessagesAreIsRefusedByName() {
        assertThat(Application.with(Addresses.class, Raw.class).failure())
                .contains(Raw.class.getName() + ".orders: say what the messages are, as in Sender<Order>");
    }

    @Test
    void aProducerInAClassWithoutAScopeIsOverlookedAndTheMessageSaysSo() {
        assertThat(Application.with(Orders.class).failure()).contains("its class has no scope");
    }

    @ApplicationScoped
    static class Addresses {
        @Produces
        @At("orders")
        static final Mailbox<Order> ORDERS = Mailbox.of("orders", Order.class, Capacity.bounded(100));

        @Produces
        @At("questions")
        static final Inbox<String> QUESTIONS = Inbox.of("clerk", "questions", String.class, Capacity.unbounded());

        @Produces
        @At("parcels")
        static final Link<String> PARCELS = Link.of("desk", "depot", "parcels", String.class, Capacity.unbounded());

        @Produces
        @At("prices")
        static final Broadcast<String> PRICES = Broadcast.of("prices", String.class);
    }

    @ApplicationScoped
    static class MoreAddresses {
        @Produces
        @At("orders")
        static final Mailbox<Order> ORDERS = Mailbox.of("orders", Order.class, Capacity.unbounded());
    }

    @ApplicationScoped
    static class FastAddresses {
        @Produces
        @At("orders")
        @Fast
        static final Mailbox<Order> ORDERS = Mailbox.of("orders", Order.class, Capacity.unbounded());
    }

    @ApplicationScoped
    static class Misnamed {
        @Produces
        @At("order")
        static final Mailbox<Order> ORDERS = Mailbox.of("orders", Order.class, Capacity.unbounded());
    }

    @ApplicationScoped
    static class MisnamedSubscription {
        @Produces
        @At("prices")
        static final Subscription<String> PRICES =
                Broadcast.of("prices", String.class).subscription("audit");
    }

    @ApplicationScoped
    static class OnlySubscribed {
        @Produces
        @At("prices")
        static final Subscription<String> PRICES =
                Broadcast.of("prices", String.class).live();
    }

    @ApplicationScoped
    static class Nothing {
        @Produces
        @At("orders")
        static final Mailbox<Order> ORDERS = null;
    }

    @ApplicationScoped
    static class BadName {
        @Produces
        @At("a::b")
        Mailbox<Order> orders() {
            return Mailbox.of("a::b", Order.class, Capacity.unbounded());
        }
    }

    @ApplicationScoped
    static class Clerk {
        @Produces
        static final Settings SETTINGS = Settings.defaults().self("clerk");
    }

    @ApplicationScoped
    static class OtherClerk {
        @Produces
        static final Settings SETTINGS = Settings.defaults().self("other");
    }

    @Dependent
    static class Orders {
        @Inject
        @At("orders")
        Sender<Order> orders;
    }

    @Dependent
    static class Typo {
        @Inject
        @At("ordres")
        Sender<Order> orders;
    }

    @Dependent
    static class Stranger {
        @Inject
        @At("strange")
        Receiver<Order> strange;
    }

    @Dependent
    static class Qualified {
        @Inject
        @Fast
        Sender<Order> orders;
    }

    @Dependent
    static class Both {
        @Inject
        @At("orders")
        @Fast
        Sender<Order> orders;
    }

    @Dependent
    static class OtherType {
        @Inject
        @At("orders")
        Sender<Invoice> orders;
    }

    @Dependent
    static class Raw {
        @Inject
        @At("orders")
        @SuppressWarnings("rawtypes") // it is what the test is about
        Sender orders;
    }

    @Dependent
    static class PlainQuestions {
        @Inject
        @At("questions")
        Receiver<String> questions;
    }

    @Dependent
    static class Questions {
        @Inject
        @At("questions")
        Receiver<Delivery<String>> questions;
    }

    @Dependent
    static class Listener {
        @Inject
        @At("prices")
        Receiver<String> prices;
    }

    @Dependent
    static class Caller {
        @Inject
        @At("prices")
        Sender<String> prices;
    }

    @Dependent
    static class Desk {
        @Inject
        @At("parcels")
        Sender<String> parcels;
    }

    @Dependent
    static class Depot {
        @Inject
        @At("parcels")
        Receiver<String> parcels;
    }

    @Dependent
    static class Constructed {
        private final Sender<Order> orders;

        @Inject
        Constructed(@At("orders") Sender<Order> orders) {
            this.orders = orders;
        }

        Sender<Order> orders() {
            return orders;
        }
    }

    @Dependent
    static class Observing {
        void on(@Observes Order order, @At("orders") Sender<Order> orders) {
            assertThat(orders.trySend(order)).isTrue();
        }
    }
}
