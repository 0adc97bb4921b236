package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.Options;
import io.letterbox.Receiver;
import io.letterbox.Selector;
import io.letterbox.Sender;
import io.letterbox.artemis.EmbeddedArtemis;
import io.letterbox.it.faults.SelectorValues;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A value in a selector matches itself and nothing else, whatever characters are in it. */
@Timeout(value = 100, unit = TimeUnit.SECONDS)
class SelectorValuesTest {

    private static final long SEED = 20_251_122L;
    private static final int VALUES = 2_000;
    private static final Mailbox<Integer> ORDERS = Mailbox.of("orders", Integer.class, Capacity.unbounded());

    @Test
    void eachOfThousandsOfValuesFindsItsOwnMessageAndNoOther() throws Exception {
        Random random = new Random(SEED);
        List<String> all = new SelectorValues(random).distinct(VALUES);
        try (EmbeddedArtemis broker = EmbeddedArtemis.start();
                Letterbox letterbox = Letterbox.over(broker)) {
            Sender<Integer> sender = letterbox.sender(ORDERS);
            for (int i = 0; i < all.size(); i++) {
                sender.with(Options.defaults().property("v", all.get(i))).send(i);
            }
            List<Integer> order = new java.util.ArrayList<>(
                    java.util.stream.IntStream.range(0, all.size()).boxed().toList());
            Collections.shuffle(order, random);
            for (int i : order) {
                Selector selector = Selector.of("v = ?", all.get(i));
                try (Receiver<Integer> one = letterbox.receiver(ORDERS.selecting(selector))) {
                    assertThat(one.tryReceive())
                            .as("seed %d, %s", SEED, selector)
                            .contains(i);
                    assertThat(one.tryReceive())
                            .as("seed %d, %s", SEED, selector)
                            .isEmpty();
                }
            }
        }
    }
}
