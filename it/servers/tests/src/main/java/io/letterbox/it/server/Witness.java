package io.letterbox.it.server;

import io.letterbox.Capacity;
import io.letterbox.Mailbox;
import io.letterbox.Requester;
import io.letterbox.cdi.At;
import io.letterbox.cdi.Receives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Asks itself, and says on which threads it was called, and what they know there. */
@ApplicationScoped
class Witness {

    /** What was seen on a thread. */
    record Sight(Thread thread, boolean applicationsNames) {

        @SuppressWarnings("BanJNDI") // a constant, in the server's own name space
        static Sight here() {
            boolean names;
            try {
                names = InitialContext.doLookup("java:comp/DefaultManagedExecutorService") != null;
            } catch (NamingException none) {
                names = false;
            }
            return new Sight(Thread.currentThread(), names);
        }
    }

    @Produces
    @At("statements")
    static final Mailbox<String> STATEMENTS = Mailbox.of("statements", String.class, Capacity.unbounded());

    private final CompletableFuture<Sight> called = new CompletableFuture<>();

    private final CountDownLatch released = new CountDownLatch(1);

    @Inject
    @At("statements")
    Requester<String, String> requester;

    /** Asks for virtual threads, which in a server are none that the application may have. */
    @Receives(value = "statements", threads = Receives.Threads.VIRTUAL)
    String hear(String statement) throws InterruptedException {
        called.complete(Sight.here());
        if (!released.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nobody let the witness go");
        }
        return "heard " + statement;
    }

    Requester<String, String> requester() {
        return requester;
    }

    /** Where it was called. */
    CompletableFuture<Sight> called() {
        return called;
    }

    /** Lets it answer. */
    void letGo() {
        released.countDown();
    }
}
