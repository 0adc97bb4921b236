package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Broadcast;
import io.letterbox.Capacity;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Passed messages are copies, in the same JVM too: each side may change its own freely. */
class CopiesTest extends Cell {

    /** A mutable payload. */
    public record Basket(List<String> goods) {}

    static Capacity[] capacities() {
        return new Capacity[] {Capacity.zero(), Capacity.bounded(3), Capacity.unbounded()};
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void whatTheSenderChangesLaterTheReceiverDoesNotSee(Capacity capacity) throws Exception {
        Mailbox<Basket> baskets = Mailbox.of("baskets", Basket.class, capacity);
        Basket mine = new Basket(new ArrayList<>(List.of("bread")));
        Sender<Basket> sender = letterbox.sender(baskets);
        Party<Boolean> giver = Party.does(() -> sender.send(mine));
        giver.waitsFor(A_WHILE, capacity.equals(Capacity.zero()));
        mine.goods().add("wine");
        assertThat(letterbox.receiver(baskets).receive().goods()).containsExactly("bread");
        assertThat(giver.result()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void bytesAreCopiedToo(Capacity capacity) throws Exception {
        Mailbox<byte[]> letters = Mailbox.of("letters", byte[].class, capacity);
        byte[] mine = {1, 2, 3};
        Sender<byte[]> sender = letterbox.sender(letters);
        Party<Boolean> giver = Party.does(() -> sender.send(mine));
        giver.waitsFor(A_WHILE, capacity.equals(Capacity.zero()));
        mine[0] = 9;
        assertThat(letterbox.receiver(letters).receive()).containsExactly(1, 2, 3);
        assertThat(mine).containsExactly(9, 2, 3);
        assertThat(giver.result()).isTrue();
    }

    @Test
    void anAsynchronousSendCopiesAtOnce() throws Exception {
        Mailbox<Basket> baskets = Mailbox.of("baskets", Basket.class, Capacity.unbounded());
        Basket mine = new Basket(new ArrayList<>(List.of("bread")));
        var answer = letterbox.sender(baskets).trySendAsync(mine);
        mine.goods().add("wine");
        assertThat(answer.toCompletableFuture().get()).isTrue();
        assertThat(letterbox.receiver(baskets).receive().goods()).containsExactly("bread");
    }

    @Test
    void eachSubscriptionHasACopyOfItsOwn() throws Exception {
        Broadcast<Basket> baskets = Broadcast.of("baskets", Basket.class);
        Receiver<Basket> one = letterbox.receiver(baskets.live());
        Receiver<Basket> other = letterbox.receiver(baskets.live());
        letterbox.sender(baskets).send(new Basket(List.of("bread")));
        Basket first = one.receive();
        first.goods().clear();
        assertThat(other.receive().goods()).containsExactly("bread");
    }
}
