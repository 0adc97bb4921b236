package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Broadcast;
import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Provider;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.Settings;
import jakarta.jms.ConnectionFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;

/** Zero and unbounded capacity over any connection factory, with nothing that a binding knows. */
class PlainProviderTest extends Cell {

    private static final Mailbox<String> HAND = Mailbox.of("hand", String.class, Capacity.zero());
    private static final Mailbox<String> HEAP = Mailbox.of("heap", String.class, Capacity.unbounded());
    private static final Broadcast<String> PRICES = Broadcast.of("prices", String.class);

    @Override
    Letterbox letterbox(Settings settings) {
        return closing(Letterbox.over(Provider.of(factory()), settings));
    }

    /** Over TCP the engine's own, with its own defaults; in memory there is none that knows the broker. */
    private ConnectionFactory factory() {
        if (transport == Transport.IN_MEMORY) {
            return broker.connectionFactory();
        }
        return closing(new ActiveMQConnectionFactory(
                broker.uri().orElseThrow().toString(),
                broker.login().orElseThrow().user(),
                broker.login().orElseThrow().password()));
    }

    @Test
    void aRendezvousWaitsForBothSides() throws Exception {
        Sender<String> sender = letterbox.sender(HAND);
        Receiver<String> receiver = letterbox.receiver(HAND);
        assertThat(sender.trySend("nobody waits")).isFalse();
        assertThat(receiver.tryReceive()).isEmpty();
        assertThat(sender.trySend("nobody comes", A_WHILE)).isFalse();
        assertThat(receiver.tryReceive(A_WHILE)).isEmpty();

        Party<Boolean> giver = Party.does(() -> sender.send("1"));
        giver.waitsFor(A_WHILE);
        assertThat(receiver.receive()).isEqualTo("1");
        assertThat(giver.result()).isTrue();

        Party<String> taker = Party.calls(receiver::receive);
        taker.waitsFor(A_WHILE);
        assertThat(sender.trySend("2", LONG)).isTrue();
        assertThat(taker.result()).isEqualTo("2");
        PlainClient looker = plainClient();
        eventually(() -> looker.count("hand") == 0);
    }

    @Test
    void anInterruptOrACloseWithdrawsFromARendezvous() throws Exception {
        Sender<String> sender = letterbox.sender(HAND);
        Receiver<String> receiver = letterbox.receiver(HAND);
        Party<Boolean> giver = Party.does(() -> sender.send("1"));
        giver.waitsFor(A_WHILE);
        giver.interrupt();
        giver.failure(InterruptedException.class);
        Party<String> taker = Party.calls(receiver::receive);
        taker.waitsFor(A_WHILE);
        taker.interrupt();
        taker.failure(InterruptedException.class);
        assertThat(sender.trySend("2")).isFalse();
        Party<String> closed = Party.calls(receiver::receive);
        closed.waitsFor(A_WHILE);
        receiver.close();
        closed.failure(MailboxException.Closed.class);
        assertThat(sender.trySend("3")).isFalse();
    }

    @Test
    void whatOneThreadSendsAnotherReceivesInOrder() throws Exception {
        List<String> messages = IntStream.range(0, 50).mapToObj(Integer::toString).toList();
        for (Mailbox<String> mailbox : List.of(HAND, HEAP)) {
            Sender<String> sender = letterbox.sender(mailbox);
            Party<Boolean> giver = Party.does(() -> {
                for (String message : messages) {
                    sender.send(message);
                }
            });
            Receiver<String> receiver = letterbox.receiver(mailbox);
            for (String message : messages) {
                assertThat(receiver.receive()).isEqualTo(message);
            }
            assertThat(giver.result()).isTrue();
        }
    }

    @Test
    void anUnboundedMailboxAcceptsAndItsReceiverWaits() throws Exception {
        Receiver<String> receiver = letterbox.receiver(HEAP);
        Party<String> taker = Party.calls(receiver::receive);
        taker.waitsFor(A_WHILE);
        assertThat(letterbox.sender(HEAP).trySend("1")).isTrue();
        assertThat(taker.result()).isEqualTo("1");
        assertThat(receiver.tryReceive()).isEmpty();
        taker = Party.calls(receiver::receive);
        taker.waitsFor(A_WHILE);
        taker.interrupt();
        taker.failure(InterruptedException.class);
    }

    @Test
    void aBroadcastCopiesToItsSubscriptions() throws Exception {
        Receiver<String> live = letterbox.receiver(PRICES.live());
        Receiver<String> audit = letterbox.receiver(PRICES.subscription("audit"));
        letterbox.sender(PRICES).send("1");
        assertThat(live.receive()).isEqualTo("1");
        assertThat(audit.receive()).isEqualTo("1");
    }
}
