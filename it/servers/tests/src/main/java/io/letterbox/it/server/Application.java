package io.letterbox.it.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application as it is deployed, and its other threads. */
@ApplicationScoped
class Application {

    /** How long a message may take that does come. */
    static final Duration SOON = Duration.ofSeconds(20);
    /** How long to look for a message that must not come. */
    static final Duration NEVER = Duration.ofMillis(700);

    @Inject
    Premises premises;

    static WebArchive archive() {
        return ServerArchive.of(
                        Application.class,
                        Addresses.class,
                        Clerk.class,
                        Desk.class,
                        Ledger.class,
                        Order.class,
                        Till.class)
                .addClasses(Premises.class, premises());
    }

    private static Class<? extends Premises> premises() {
        return Environment.current().can(Capability.JTA) ? ServerPremises.class : PlainPremises.class;
    }

    /** On a thread that is in no transaction. */
    <T> T elsewhere(Callable<T> work) throws InterruptedException {
        try {
            return meanwhile(work).get(60, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** On such a thread, while the caller goes on. */
    <T> Future<T> meanwhile(Callable<T> work) {
        return premises.meanwhile(work);
    }

    /** Takes what another test may have left. */
    void empty(Desk desk) {
        Optional<String> left;
        do {
            left = desk.lettersIn.tryReceive();
        } while (left.isPresent());
    }
}
