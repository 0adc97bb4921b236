package io.letterbox.it.cdi;

import io.letterbox.Letterbox;
import io.letterbox.Listener;
import io.letterbox.Provider;
import io.letterbox.Sender;
import io.letterbox.cdi.At;
import io.letterbox.cdi.Listeners;
import io.letterbox.cdi.Receives;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Beans that receive, and what is around them while they live. */
final class Living {

    private Living() {}

    @ApplicationScoped
    static class Slow {
        @Inject
        Journal journal;

        @Inject
        Listeners listeners;

        @Inject
        @Fast
        Sender<String> express;

        void initialized(@Observes @Initialized(ApplicationScoped.class) Object event) throws InterruptedException {
            express.send("initialized");
            journal.note("initialized");
        }

        void started(@Observes Startup event) throws InterruptedException {
            express.send("started");
            journal.note("started, listeners: " + count());
        }

        private int count() {
            int count = 0;
            for (Listener listener : listeners) {
                count += listener.status().inHand() + 1;
            }
            return count;
        }

        @Receives
        void hear(@Fast String message) {
            journal.note("heard", message);
        }
    }

    @Singleton
    static class Holding {
        final CountDownLatch taken = new CountDownLatch(1);
        final CountDownLatch free = new CountDownLatch(1);

        @Inject
        Journal journal;

        @Receives
        void hold(@Fast String message) throws InterruptedException {
            taken.countDown();
            if (!free.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("never set free");
            }
            journal.note("done", message);
        }

        @PreDestroy
        void end() {
            journal.note("bean destroyed");
        }
    }

    @ApplicationScoped
    static class OwnDoor {
        @Produces
        @Singleton
        Letterbox letterbox(Provider provider) {
            return Letterbox.over(provider);
        }

        void close(@Disposes Letterbox letterbox) {
            letterbox.close();
        }
    }

    @Singleton
    static class Meeting {
        final CountDownLatch taken = new CountDownLatch(2);
        final CountDownLatch free = new CountDownLatch(1);

        @Receives
        void early(@Fast String message) throws InterruptedException {
            meet();
        }

        @Receives
        void late(@Fast String message) throws InterruptedException {
            meet();
        }

        private void meet() throws InterruptedException {
            taken.countDown();
            if (!free.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("never set free");
            }
        }
    }

    @ApplicationScoped
    static class Namesake {
        @Receives("orders")
        void ship(Order order) {}

        @Receives(name = "orders, in one piece")
        void ship(@Fast String order) {}
    }

    @ApplicationScoped
    static class Failing {
        @Inject
        Journal journal;

        @Receives(attempts = 2, delay = "PT0.05S")
        void hear(@Fast String message, @At("receipts") Sender<String> receipts) throws InterruptedException {
            journal.note(message);
            receipts.send("for " + message);
            if (message.equals("bad")) {
                throw new IllegalStateException("I cannot");
            }
        }
    }

    @ApplicationScoped
    static class Bad {
        @Receives(value = "orders", selector = "no selector =")
        void hear(Order order) {}
    }
}
