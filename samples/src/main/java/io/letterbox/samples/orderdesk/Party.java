package io.letterbox.samples.orderdesk;

import io.letterbox.MailboxException;
import io.letterbox.Provider;
import io.letterbox.Settings;
import io.letterbox.cdi.LetterboxExtension;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** A process of the textbook: it has a name, and a CDI container with its beans. Several fit in one virtual machine. */
final class Party implements AutoCloseable {

    /** How long a listener may finish what it has in hand at the end of the day, when others have gone already. */
    static final Duration TO_FINISH = Duration.ofSeconds(5);

    private final String name;
    private final WeldContainer container;
    private final Consumer<String> trouble;
    private final ExecutorService threads;

    /** Opens a container with exactly these beans; nothing is searched for on the class path. */
    Party(String name, Provider provider, Consumer<String> trouble, Class<?>... beans) {
        this.name = name;
        this.trouble = trouble;
        this.threads = Executors.newCachedThreadPool(task -> new Thread(task, name));
        this.container = new Weld(name)
                .disableDiscovery()
                .addExtension(new LetterboxExtension())
                .addExtension(new Surroundings(provider, Settings.defaults().self(name)))
                .addBeanClasses(Addresses.class)
                .addBeanClasses(beans)
                .initialize();
    }

    /** What a bean does on a thread of its own until the day is over. */
    interface Job<B> {
        void work(B bean) throws Exception;
    }

    /** Puts a bean to work. */
    <B> Party puts(Class<B> bean, Job<B> job) {
        B worker = container.select(bean).get();
        threads.execute(() -> {
            try {
                job.work(worker);
            } catch (InterruptedException | MailboxException.Closed over) {
                Thread.currentThread().interrupt();
            } catch (Exception | Error failure) {
                trouble.accept(name + ": " + failure);
            }
        });
        return this;
    }

    /** A bean that needs no thread here: its listeners have their own. */
    <B> B the(Class<B> bean) {
        return container.select(bean).get();
    }

    /** Ends the day: waits in progress are interrupted, then the container closes the listeners and the ends. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                trouble.accept(name + ": still at work 10 s after the end of the day");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        container.close();
    }

    /** What the beans find around them: the provider, and who they are. */
    record Surroundings(Provider provider, Settings settings) implements Extension {
        void give(@Observes AfterBeanDiscovery event) {
            event.addBean().addTransitiveTypeClosure(Provider.class).createWith(made -> provider);
            event.addBean().addTransitiveTypeClosure(Settings.class).createWith(made -> settings);
        }
    }
}
