package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Broadcast;
import io.letterbox.Capacity;
import io.letterbox.Codec;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Provider;
import io.letterbox.Sender;
import io.letterbox.artemis.RemoteArtemis;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each error names the address and the next step, and says what did not happen. */
class ErrorsTest extends Cell {

    static Capacity[] capacities() {
        return new Capacity[] {Capacity.zero(), Capacity.bounded(3), Capacity.unbounded()};
    }

    private static Mailbox<String> mailbox(Capacity capacity) {
        return Mailbox.of("orders", String.class, capacity);
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void nullIsNoMessage(Capacity capacity) {
        Sender<String> sender = letterbox.sender(mailbox(capacity));
        assertThatThrownBy(() -> sender.send(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("orders");
        assertThatThrownBy(() -> assertThat(sender.trySend(null)).isNull())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> assertThat(sender.trySend(null, LONG)).isNull())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> assertThat(sender.trySendAsync(null)).isNull())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void whatCannotBeEncodedIsNotSentAndTheSenderGoesOn(Capacity capacity) throws Exception {
        Codec<String> picky = new Codec<>() {
            @Override
            public Message encode(String value, Session session) throws jakarta.jms.JMSException {
                if (value.isEmpty()) {
                    throw new IllegalArgumentException("nothing to say");
                }
                return session.createTextMessage(value);
            }

            @Override
            public String decode(Message message) throws jakarta.jms.JMSException {
                return message.getBody(String.class);
            }
        };
        Mailbox<String> mailbox = new Mailbox<>("orders", picky, capacity);
        Sender<String> sender = letterbox.sender(mailbox);
        assertThatThrownBy(() -> sender.send(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nothing to say");
        Party<Boolean> giver = Party.does(() -> sender.send("1"));
        assertThat(letterbox.receiver(mailbox).receive()).isEqualTo("1");
        assertThat(giver.result()).isTrue();
    }

    @Test
    void anotherNumberIsRefusedNamingBoth() throws Exception {
        letterbox.sender(mailbox(Capacity.bounded(3))).send("1");
        for (Party.Deed opening : new Party.Deed[] {
            () -> letterbox.sender(mailbox(Capacity.bounded(5))), () -> letterbox.receiver(mailbox(Capacity.bounded(5)))
        }) {
            assertThatThrownBy(opening::run)
                    .isInstanceOf(MailboxException.Refused.class)
                    .hasMessageContaining("orders")
                    .hasMessageContaining("bounded(5)")
                    .hasMessageContaining("bounded(3)")
                    .hasMessageContaining("address setting");
        }
    }

    @Test
    void anotherKindIsRefusedNamingBoth() {
        Sender<String> bounded = letterbox.sender(mailbox(Capacity.bounded(3)));
        for (Capacity other : new Capacity[] {Capacity.zero(), Capacity.unbounded()}) {
            assertThatThrownBy(() -> letterbox.sender(mailbox(other)))
                    .isInstanceOf(MailboxException.Refused.class)
                    .hasMessageContaining("orders")
                    .hasMessageContaining(other.toString())
                    .hasMessageContaining("bounded(3)");
            assertThatThrownBy(() -> letterbox.receiver(mailbox(other)))
                    .isInstanceOf(MailboxException.Refused.class);
        }
        assertThat(bounded.trySend("1")).isTrue();
    }

    @Test
    void aBoundedEndOverAPlainProviderIsRefusedAndSaysWhatToInstall() {
        Letterbox plain = closing(Letterbox.over(Provider.of(broker.connectionFactory())));
        for (Party.Deed opening : new Party.Deed[] {
            () -> plain.sender(mailbox(Capacity.bounded(3))), () -> plain.receiver(mailbox(Capacity.bounded(3)))
        }) {
            assertThatThrownBy(opening::run)
                    .isInstanceOf(MailboxException.Refused.class)
                    .hasMessageContaining("orders")
                    .hasMessageContaining("bounded(3)")
                    .hasMessageContaining("letterbox-artemis-binding")
                    .hasMessageContaining("plug-in");
        }
    }

    @Test
    void aBrokerThatIsNotThereIsUnreachable() throws Exception {
        int free = freePort();
        RemoteArtemis nobody = closing(RemoteArtemis.at("tcp://127.0.0.1:" + free, "user", "secret-password"));
        Letterbox nowhere = closing(Letterbox.over(nobody));
        for (Party.Deed opening : new Party.Deed[] {
            () -> nowhere.sender(mailbox(Capacity.unbounded())),
            () -> nowhere.receiver(mailbox(Capacity.zero())),
            () -> nowhere.sender(mailbox(Capacity.bounded(2))),
            () -> nowhere.sender(Broadcast.of("prices", String.class))
        }) {
            assertThatThrownBy(opening::run)
                    .isInstanceOf(MailboxException.Unreachable.class)
                    .hasMessageContaining("no connection to the broker for")
                    .hasMessageContaining("check that it runs")
                    .hasMessageNotContaining("secret-password")
                    .hasCauseInstanceOf(jakarta.jms.JMSException.class);
        }
    }

    @Test
    void aDoorOverABrokerThatStoppedSaysSo() throws Exception {
        Sender<String> sender = letterbox.sender(mailbox(Capacity.unbounded()));
        broker.close();
        assertThatThrownBy(() -> sender.trySend("1"))
                .isInstanceOfAny(MailboxException.Unreachable.class, MailboxException.InDoubt.class)
                .hasMessageContaining("orders");
        assertThatThrownBy(() -> letterbox.receiver(mailbox(Capacity.unbounded())))
                .isInstanceOf(MailboxException.Unreachable.class)
                .hasMessageContaining("orders");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
