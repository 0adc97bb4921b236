package io.letterbox.it.server;

import io.letterbox.Letterbox;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.Requester;
import io.letterbox.Sender;
import io.letterbox.cdi.At;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The application's own threads, all of them in a call or a wait of an injected end when it is undeployed. */
@ApplicationScoped
class Bustle {

    /** What begins the names of its threads. */
    static final String NAME = "bustle-";

    private static final Logger LOG = Logger.getLogger(Bustle.class.getName());
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject
    Letterbox letterbox;

    @Inject
    @At("parts")
    Receiver<String> parts;

    @Inject
    @At("products")
    Sender<String> products;

    @Inject
    @At("pricing")
    Requester<String, String> prices;

    @Inject
    @At("gate")
    Sender<String> gate;

    @Inject
    @At("gate")
    Receiver<String> gateIn;

    @Inject
    @At("news")
    Receiver<String> news;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    private final Map<String, CountDownLatch> done = new ConcurrentHashMap<>();
    private volatile boolean ended;

    /** Done again and again. */
    @FunctionalInterface
    private interface Deed {
        void once() throws InterruptedException;
    }

    void begin(@Observes Startup event) {
        keep(
                "unit",
                () -> letterbox.unit(() -> {
                    products.send(parts.receive());
                    return "done";
                }));
        keep("handler", () -> parts.receive(products::send));
        keep("asking", () -> prices.request("a lamp"));
        keep("giving", () -> gate.send("a lamp"));
        keep("taking", () -> gateIn.receive());
        keep("live", () -> news.receive());
    }

    private void keep(String name, Deed deed) {
        CountDownLatch first = new CountDownLatch(1);
        done.put(name, first);
        Thread thread = threads.newThread(() -> {
            try {
                while (!ended) {
                    deed.once();
                    first.countDown();
                }
            } catch (MailboxException.Closed | InterruptedException over) {
                LOG.log(Level.FINE, name, over);
            } catch (RuntimeException failure) {
                LOG.log(Level.SEVERE, NAME + name + (ended ? " ended with" : " failed with"), failure);
            }
        });
        thread.setName(NAME + name);
        thread.start();
    }

    /** Waits until each has done what it does; those that have not. */
    List<String> idle() throws InterruptedException {
        List<String> idle = new ArrayList<>();
        for (Map.Entry<String, CountDownLatch> one : done.entrySet()) {
            if (!one.getValue().await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                idle.add(one.getKey());
            }
        }
        return idle;
    }

    @PreDestroy
    void end() {
        ended = true;
    }
}
