package io.letterbox.it.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.cdi.At;
import io.letterbox.it.cdi.Shop.Addresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An injected end is shared by all, and never the proxy of a session. */
class SharingTest {

    @Test
    void anEndInAnApplicationScopedBeanIsUsedByManyThreadsAtOnce() throws Exception {
        int threads = 8;
        int each = 50;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (SeContainer container = Application.of(Addresses.class, Stall.class)) {
            Stall stall = container.select(Stall.class).get();
            CyclicBarrier together = new CyclicBarrier(threads);
            Callable<Boolean> sending = () -> {
                together.await(10, TimeUnit.SECONDS);
                return IntStream.range(0, each).allMatch(i -> stall.buy("book"));
            };
            List<Future<Boolean>> sent = pool.invokeAll(
                    IntStream.range(0, threads).mapToObj(i -> sending).toList());

            for (Future<Boolean> one : sent) {
                assertThat(one.get(30, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(IntStream.range(0, threads * each).mapToObj(i -> stall.sold()))
                    .containsOnly("book");
        } finally {
            pool.shutdownNow();
        }
    }

    @ApplicationScoped
    static class Stall {
        @Inject
        @At("orders")
        Sender<String> orders;

        @Inject
        @At("orders")
        Receiver<String> received;

        boolean buy(String item) {
            return orders.trySend(item);
        }

        String sold() {
            return received.tryReceive().orElse("nothing");
        }
    }
}
