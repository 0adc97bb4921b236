package io.letterbox.it.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A method that cannot receive fails the deployment, and the message says which, why, and what to do. */
class InvalidListenersTest {

    private static final String ORDER = Order.class.getName();
    private static final String DEAF = Deaf.class.getName() + '$';

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"addresses", "methods", "settings", "parameters", "requesters"})
    void aMethodThatCannotReceiveFailsTheDeploymentNamingMethodProblemAndNextStep(Class<?> bean, List<String> said) {
        String failure = Application.with(Post.Addresses.class, Post.Depot.class, Texts.class, bean)
                .failure();

        assertThat(failure).contains("Letterbox cannot be deployed").contains(said);
    }

    static Stream<Arguments> addresses() {
        return Stream.of(
                row(
                        Deaf.Typo.class,
                        "ship: no address has @At(\"ordres\"). Did you mean @At(\"orders\")? Mailbox<" + ORDER + ">"),
                row(
                        Deaf.Unsubscribed.class,
                        "hear: no subscription has @At(\"prices.audit\"). Write @Receives(value = \"prices\", subscription ="
                                + " \"audit\")"),
                row(Deaf.Rival.class, "ship: several addresses fit: "),
                row(Deaf.Nowhere.class, "ship: it does not say from where: write @Receives(\"orders\")"),
                row(
                        Deaf.Twice.class,
                        "ship: the address is said twice, by @Receives(\"orders\") and by @At(\"orders\") on the first"),
                row(
                        Deaf.OthersInbox.class,
                        "hear: inbox \"complaints\" of desk: desk receives, and this process is depot"),
                row(
                        Deaf.OthersLink.class,
                        "hear: link \"receipts\" from depot to desk: desk receives, and this process is depot"));
    }

    static Stream<Arguments> methods() {
        return Stream.of(
                row(Deaf.NoParameter.class, "ship: it has no parameter: the first is the message"),
                row(Deaf.Private.class, "ship: it is private"),
                row(Deaf.Static.class, "ship: it is static"),
                row(Deaf.FinalMethod.class, "ship: it is final, and the proxy of a @ApplicationScoped bean"),
                row(Deaf.FinalClass.class, "ship: its class is final, and a @ApplicationScoped bean needs a proxy"),
                row(Deaf.Unproxyable.class, "ship: there is no reference to its bean: "),
                row(
                        Deaf.Restricted.class,
                        "ship: it is in none of the types of its bean, which @Typed or local interfaces restrict"),
                row(Deaf.Session.class, "ship: its bean is @SessionScoped, and no session is there"),
                row(Deaf.Inner.class, "ship: @Receives is for the methods of beans, and an inner class is none"),
                row(
                        Deaf.Base.class,
                        "ship: @Receives is for the methods of beans, and no bean extends " + DEAF + "Base"),
                row(
                        Deaf.Forgetful.class,
                        DEAF + "Base.ship is abstract, and " + DEAF
                                + "Forgetful.ship overrides it without @Receives: repeat it there"),
                row(
                        Deaf.AnsweringNobody.class,
                        "hear: it returns java.lang.String, and nobody awaits an answer from a subscription"),
                row(Deaf.AnsweringLists.class, "ship: it cannot answer: java.util.List is generic"),
                row(
                        Deaf.Namesakes.class,
                        "ship: its listener is called Namesakes.ship, as that of " + DEAF + "Namesakes.ship"));
    }

    static Stream<Arguments> settings() {
        return Stream.of(
                row(
                        Deaf.PatientCounter.class,
                        "take: attempts 3 at capacity zero",
                        "take: selector \"a = 1\" at capacity zero",
                        "take: fetching AHEAD at capacity zero"),
                row(
                        Deaf.SubscribedMailbox.class,
                        "ship: subscription \"audit\" of Mailbox<" + ORDER + "> @At(\"orders\")",
                        "only a broadcast is subscribed to"),
                row(
                        Deaf.Numbers.class,
                        "ship: concurrency 0: make it at least 1",
                        "ship: attempts -1: make it at least 1",
                        "ship: delay \"5 seconds\" is no ISO-8601 duration",
                        "ship: longestDelay \"-PT1S\": make it zero or more"),
                row(Deaf.ShortDelay.class, "ship: longestDelay PT5S is shorter than delay PT10S"));
    }

    static Stream<Arguments> parameters() {
        return Stream.of(
                row(
                        Deaf.OtherType.class,
                        "ship: parameter 1 is " + Invoice.class.getName() + ", and the messages of Mailbox<" + ORDER
                                + ">",
                        "are " + ORDER + ": take " + ORDER + ", Delivery<" + ORDER + "> or jakarta.jms.Message"),
                row(
                        Deaf.OtherDelivery.class,
                        "ship: parameter 1 is Delivery<" + Invoice.class.getName() + ">, and the messages of"),
                row(
                        Deaf.Injected.class,
                        "ship: parameter 2, " + Invoice.class.getName() + " @Default: no bean fits",
                        "ship: parameter 3, java.lang.CharSequence @Default: several beans fit: ",
                        "Sender<" + Invoice.class.getName() + "> @At(\"orders\") in parameter 4 of " + DEAF
                                + "Injected.ship: what is there is Mailbox<" + ORDER + ">"),
                row(
                        Deaf.RawSender.class,
                        "parameter 2 of " + DEAF + "RawSender.ship: say what the messages are, as in Sender<Order>"),
                row(Deaf.WildSender.class, "ship: parameter 2, Sender<?", "> @At(\"nowhere\"): no bean fits"),
                row(
                        Deaf.Headers.class,
                        "ship: parameter 2: there is no header \"JMSCorelationID\". Did you mean"
                                + " @Header(\"JMSCorrelationID\")?",
                        "ship: parameter 3: there is no header \"region\". Properties are asked for by"
                                + " @Property(\"region\")",
                        "ship: parameter 4: the header JMSPriority is no java.lang.String: make it int",
                        "ship: parameter 5: the property pieces cannot be a java.util.Optional<java.util.List<",
                        "ship: parameter 6: @Property has no name",
                        "ship: parameter 7 has both @Header and @Property"),
                row(Deaf.HeaderFirst.class, "ship: parameter 1 is the message: move @Header"));
    }

    static Stream<Arguments> requesters() {
        return Stream.of(
                row(Deaf.AskingForLists.class, "orders: the answer cannot be received: java.util.List is generic"),
                row(Deaf.AskingEverybody.class, "prices: a broadcast is answered by nobody"),
                row(
                        Deaf.AskingWrongly.class,
                        "orders: what is there is Mailbox<" + ORDER + "> @At(\"orders\")",
                        "inject Requester<" + ORDER + ", java.lang.String>"));
    }

    private static Arguments row(Class<?> bean, String... said) {
        List<String> all = new ArrayList<>(List.of(said));
        all.add(bean.getName());
        return arguments(bean, all);
    }

    @ApplicationScoped
    static class Texts {
        @Produces
        static final CharSequence ONE = "one";

        @Produces
        static final CharSequence OTHER = "other";
    }
}
