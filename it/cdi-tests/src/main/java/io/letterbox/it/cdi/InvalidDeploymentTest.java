package io.letterbox.it.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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
        String here = Producing.class.getName();
        String asking = Asking.class.getName();
        String order = Order.class.getName();
        return Stream.of(
                row(
                        "a name with a typing error",
                        List.of(Producing.Addresses.class, Asking.Typo.class),
                        "Sender<" + order + "> @At(\"ordres\") in " + asking + "$Typo.orders",
                        "no address has @At(\"ordres\")",
                        "Did you mean @At(\"orders\")? Mailbox<" + order + "> @At(\"orders\") produced in " + here
                                + "$Addresses"),
                row(
                        "a name that nothing is near to",
                        List.of(Producing.Addresses.class, Asking.Stranger.class),
                        asking + "$Stranger.strange: no address has @At(\"strange\"). The addresses: ",
                        "has no scope",
                        "META-INF/beans.xml",
                        "constant of an interface",
                        "private"),
                row("no address at all", List.of(Asking.Typo.class), "There is no address at all."),
                row(
                        "a qualifier that no address has",
                        List.of(Producing.Addresses.class, Asking.Qualified.class),
                        asking + "$Qualified.orders: no address has @" + Fast.class.getName()),
                row(
                        "another qualifier beside the right name",
                        List.of(Producing.Addresses.class, Asking.Both.class),
                        "no address has @At(\"orders\") @" + Fast.class.getName(),
                        "Did you mean @At(\"orders\")?"),
                row(
                        "another type",
                        List.of(Producing.Addresses.class, Asking.OtherType.class),
                        asking + "$OtherType.orders: what is there is Mailbox<" + order
                                + "> @At(\"orders\") produced in " + here + "$Addresses; inject Sender<" + order + ">"),
                row(
                        "messages of an inbox without what goes with them",
                        List.of(Producing.Addresses.class, Producing.Clerk.class, Asking.PlainQuestions.class),
                        asking
                                + "$PlainQuestions.questions: what is there is Inbox<java.lang.String> @At(\"questions\")",
                        "inject Receiver<Delivery<java.lang.String>>"),
                row(
                        "a receiver of a broadcast without a subscription",
                        List.of(Producing.Addresses.class, Asking.Listener.class),
                        asking + "$Listener.prices: what is there is Broadcast<java.lang.String> @At(\"prices\")",
                        "produce one beside it"),
                row(
                        "a sender to a subscription without its broadcast",
                        List.of(Producing.OnlySubscribed.class, Asking.Caller.class),
                        "what is there is Subscription<java.lang.String> @At(\"prices\")",
                        "produce its broadcast"),
                row(
                        "two addresses that fit",
                        List.of(Producing.Addresses.class, Producing.MoreAddresses.class, Asking.Orders.class),
                        asking + "$Orders.orders: several addresses fit: ",
                        "produced in " + here + "$Addresses; ",
                        "produced in " + here + "$MoreAddresses"),
                row(
                        "two addresses that fit, one with a qualifier more",
                        List.of(Producing.Addresses.class, Producing.FastAddresses.class, Asking.Orders.class),
                        asking + "$Orders.orders: several addresses fit: "),
                row(
                        "a qualifier that is not the address's name",
                        List.of(Producing.Misnamed.class),
                        "Mailbox<" + order + "> @At(\"order\") produced in " + here
                                + "$Misnamed is called \"orders\", and its qualifier says @At(\"order\")"),
                row(
                        "a qualifier that is not the subscription's name",
                        List.of(Producing.MisnamedSubscription.class),
                        "is called \"prices.audit\", and its qualifier says @At(\"prices\")"),
                row(
                        "an address that is null",
                        List.of(Producing.Nothing.class),
                        "Mailbox<" + order + "> @At(\"orders\") produced in " + here + "$Nothing is null"),
                row(
                        "a name that no address can have",
                        List.of(Producing.BadName.class),
                        "Mailbox<" + order + "> @At(\"a::b\") produced in " + here + "$BadName could not be read",
                        "name \"a::b\": letters"),
                row(
                        "the sending end of a link between others",
                        List.of(Producing.Addresses.class, Producing.Clerk.class, Asking.Desk.class),
                        asking
                                + "$Desk.parcels: link \"parcels\" from desk to depot: desk sends, and this process is"
                                + " clerk"),
                row(
                        "the receiving end of a link between others",
                        List.of(Producing.Addresses.class, Producing.Clerk.class, Asking.Depot.class),
                        asking
                                + "$Depot.parcels: link \"parcels\" from desk to depot: depot receives, and this process"
                                + " is clerk"),
                row(
                        "an inbox of a process that has no name",
                        List.of(Producing.Addresses.class, Asking.Questions.class),
                        asking
                                + "$Questions.questions: inbox \"questions\" of clerk: clerk receives, and this process"
                                + " has no name",
                        "Settings.defaults().self(\"clerk\")"),
                row(
                        "a parameter of a constructor",
                        List.of(Asking.Constructed.class),
                        "parameter 1 of the constructor of " + asking + "$Constructed"),
                row(
                        "a parameter of an observer",
                        List.of(Asking.Observing.class),
                        "parameter 2 of " + asking + "$Observing.on"),
                row(
                        "settings that cannot be read",
                        List.of(Producing.Addresses.class, Asking.Orders.class, Producing.DottedClerk.class),
                        "the bean of io.letterbox.Settings produced in " + here + "$DottedClerk could not be read",
                        "name \"a.clerk\""),
                row(
                        "several beans of settings",
                        List.of(
                                Producing.Addresses.class,
                                Asking.Orders.class,
                                Producing.Clerk.class,
                                Producing.OtherClerk.class),
                        "there are 2 beans of io.letterbox.Settings"));
    }

    private static Arguments row(String name, List<Class<?>> beans, String... said) {
        return arguments(named(name, beans), List.of(said));
    }

    @Test
    void allProblemsAreReportedTogether() {
        String failure = Application.with(
                        Producing.Addresses.class,
                        Asking.Typo.class,
                        Asking.Stranger.class,
                        Asking.OtherType.class,
                        Producing.Misnamed.class)
                .failure();

        assertThat(failure)
                .contains("@At(\"ordres\")")
                .contains("@At(\"strange\")")
                .contains("$OtherType.orders")
                .contains("its qualifier says @At(\"order\")");
    }

    @Test
    void anEndThatDoesNotSayWhatItsMessagesAreIsRefusedByName() {
        assertThat(Application.with(Producing.Addresses.class, Asking.Raw.class).failure())
                .contains(Asking.Raw.class.getName() + ".orders: say what the messages are, as in Sender<Order>");
    }

    @Test
    void aProducerInAClassWithoutAScopeIsOverlookedAndTheMessageSaysSo() {
        assertThat(Application.with(Asking.Orders.class).failure()).contains("its class has no scope");
    }
}
