package io.letterbox.it.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the parameters of a listener's method get. */
@Timeout(60)
class ParametersTest {

    private static final Order ORDER = new Order("book", 5);
    private static final String JSON = "{\"item\": \"book\", \"pieces\": 5}";

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void theParametersGetWhatTheyAskFor(Class<?> bean, List<?> arguments) throws Exception {
        try (Station station = Station.with(bean, Texts.class)) {
            station.client()
                    .createProducer()
                    .setPriority(7)
                    .send(station.client().createQueue("orders"), order(station));

            assertThat(station.journal().next()).isEqualTo(arguments);
        }
    }

    static Stream<Arguments> theParametersGetWhatTheyAskFor() {
        Map<String, Object> properties = Map.of("region", "north", "pieces", 5, "text", "12", "urgent", true);
        return Stream.of(
                arguments(Hearing.Payload.class, List.of(ORDER)),
                arguments(Hearing.Public.class, List.of(ORDER)),
                arguments(Hearing.Whole.class, List.of(ORDER, 1, Optional.empty(), properties, false)),
                arguments(Hearing.Raw.class, List.of(JSON)),
                arguments(
                        Hearing.Headers.class,
                        List.of("c-1", Optional.empty(), 7, DeliveryMode.PERSISTENT, 0L, false, true, true)),
                arguments(
                        Hearing.Properties.class,
                        List.of("north", 5, 5L, 5.0, (short) 12, Optional.of(true), Optional.empty())),
                arguments(Hearing.Injected.class, List.of(ORDER, "fast", true)),
                arguments(Hearing.OfOrders.class, List.of(ORDER, true)),
                arguments(Hearing.Overriding.class, List.of("own", ORDER)));
    }

    private static Message order(Station station) throws JMSException {
        Message message = station.client().createTextMessage(JSON);
        message.setStringProperty("region", "north");
        message.setIntProperty("pieces", 5);
        message.setStringProperty("text", "12");
        message.setBooleanProperty("urgent", true);
        message.setJMSCorrelationID("c-1");
        message.setJMSReplyTo(station.client().createQueue("answers"));
        return message;
    }

    @Test
    void anAddressIsNamedByTheQualifiersOfTheFirstParameter() throws Exception {
        try (Station station = Station.with(Hearing.Qualified.class)) {
            station.send("express", "quick");

            assertThat(station.journal().next()).isEqualTo(List.of("quick"));
        }
    }

    @Test
    void aSelectorTakesWhatItMatchesAndLeavesTheRest() throws Exception {
        try (Station station = Station.with(Hearing.Selecting.class)) {
            station.send("orders", "{\"item\": \"other\", \"pieces\": 1}");
            station.send("orders", order(station));

            assertThat(station.journal().next()).isEqualTo(List.of(ORDER));
            assertThat(station.receive("orders").getBody(String.class)).contains("other");
        }
    }

    @Test
    void inboxesLinksAndRendezvousAreReceivedToo() throws Exception {
        try (Station station = Station.with(Hearing.Private.class, Callers.class)) {
            station.send("inbox.depot.questions", "why?");
            assertThat(station.journal().next()).isEqualTo(List.of("inbox", "why?"));

            station.send("link.desk.depot.parcels", "a box");
            assertThat(station.journal().next()).isEqualTo(List.of("link", "a box"));

            station.bean(Callers.class).counter.send("hello");
            assertThat(station.journal().next()).isEqualTo(List.of("counter", "hello"));
        }
    }

    @Test
    void aBroadcastIsReceivedLiveOrThroughANamedSubscription() throws Exception {
        try (Station station = Station.with(Hearing.Live.class, Hearing.Named.class, Hearing.Produced.class)) {
            station.publish("prices", "7");
            assertThat(List.of(station.journal().next(), station.journal().next()))
                    .containsExactlyInAnyOrder(List.of("live", "7"), List.of("named", "7"));

            station.publish("rates", "3");
            assertThat(station.journal().next()).isEqualTo(List.of("produced", "3"));
        }
    }

    @Test
    void whatAnOverridingMethodDoesNotReceiveNobodyDoes() throws Exception {
        try (Station station = Station.with(Hearing.Overriding.class)) {
            station.send("express", "for nobody");

            assertThat(station.receive("express").getBody(String.class)).isEqualTo("for nobody");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aMessageWithoutWhatTheParametersAskForIsADeadLetterAndTheNextOneIsReceived(Object pieces, String reason)
            throws Exception {
        try (Station station = Station.with(Hearing.Piece.class)) {
            Message bad = station.client().createTextMessage(JSON);
            if (!pieces.equals("none")) {
                bad.setObjectProperty("pieces", pieces);
            }
            station.send("orders", bad);
            Message good = station.client().createTextMessage(JSON);
            good.setIntProperty("pieces", 1);
            station.send("orders", good);

            assertThat(station.journal().next()).isEqualTo(List.of((byte) 1));
            assertThat(station.reason("orders")).contains(reason);
            assertThat(station.listener("Piece.hear").status().deadLettered()).isOne();
            assertThat(station.listener("Piece.hear").status().failed()).isZero();
        }
    }

    static Stream<Arguments> aMessageWithoutWhatTheParametersAskForIsADeadLetterAndTheNextOneIsReceived() {
        return Stream.of(
                arguments("none", "the message has no property pieces, which parameter 2 of hear asks for"),
                arguments("five", "the property pieces is five, which is no Byte"),
                arguments(300, "the property pieces is 300, which is no Byte"),
                arguments(1.5, "the property pieces is 1.5, which is no Byte"),
                arguments(true, "the property pieces is true, which is no Byte"));
    }

    @Test
    void aMissingHeaderIsABadMessageToo() throws Exception {
        try (Station station = Station.with(Hearing.Headers.class)) {
            station.send("orders", JSON);

            assertThat(station.reason("orders")).contains("the message has no header JMSCorrelationID");
        }
    }

    @Test
    void aMessageThatIsNotDecodedIsNoBadMessage() throws Exception {
        try (Station station = Station.with(Hearing.Raw.class)) {
            station.send("orders", "no JSON at all");

            assertThat(station.journal().next()).isEqualTo(List.of("no JSON at all"));
        }
    }

    @ApplicationScoped
    static class Texts {
        @Produces
        @Fast
        static final CharSequence FAST = "fast";
    }
}
