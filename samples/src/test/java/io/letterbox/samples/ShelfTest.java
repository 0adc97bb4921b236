package io.letterbox.samples;

import static io.letterbox.Capacity.bounded;
import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.artemis.junit.Broker;
import io.letterbox.artemis.junit.EmbeddedBroker;
import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

// README: testing
@EmbeddedBroker
class ShelfTest {

    static final Mailbox<String> SHELF = Mailbox.of("shelf", String.class, bounded(3));

    @Test
    void aFullShelfRefuses(Letterbox letterbox, Broker broker) {
        broker.fill(SHELF, "a box");
        assertThat(letterbox.sender(SHELF).trySend("one more")).isFalse();
        assertThat(broker.messages(SHELF)).containsExactly("a box", "a box", "a box");
    }

    @Test
    void plainCodeSeesAMessageTwice(ConnectionFactory jms, Broker broker) throws InterruptedException {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        try (var context = jms.createContext()) {
            var notes = context.createQueue("notes");
            context.createConsumer(notes).setMessageListener(message -> seen.add(message.toString()));
            broker.redeliverNext("notes");
            context.createProducer().send(notes, "two lamps, please");
            broker.await(Duration.ofSeconds(5), now -> seen.size() == 2 && now.depth("notes") == 0);
        }
    }
}
// README: end
