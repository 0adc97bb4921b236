package io.letterbox.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Listening;
import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.spi.InitialContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class CrewTest {

    private static final ThreadFactory MANAGED = task -> new Thread(task, "managed");
    private static final Listening LISTENING = Listening.named("Depot.ship");

    private String usual;

    @BeforeEach
    void remember() {
        usual = System.getProperty(Context.INITIAL_CONTEXT_FACTORY);
    }

    @AfterEach
    void restore() {
        if (usual == null) {
            System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
        } else {
            System.setProperty(Context.INITIAL_CONTEXT_FACTORY, usual);
        }
    }

    @Test
    void withoutAContainersThreadsAListenerHasThreadsOfItsOwn() {
        try (Crew crew = new Crew(Quarters.here())) {
            assertThat(crew.hire(Receives.Threads.PLATFORM, LISTENING).threads())
                    .isEmpty();
        }
    }

    @Test
    void aContainersThreadsRunTheListeners() throws Exception {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Server.class.getName());
        try (Crew crew = new Crew(Quarters.here())) {
            assertThat(ran(crew, Receives.Threads.PLATFORM)).isEqualTo("managed");
        }
    }

    private static String ran(Crew crew, Receives.Threads kind) throws Exception {
        CompletableFuture<String> ran = new CompletableFuture<>();
        Executor threads = crew.hire(kind, LISTENING).threads().orElseThrow();
        threads.execute(() -> ran.complete(Thread.currentThread().getName()));
        return ran.get(10, TimeUnit.SECONDS);
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_20)
    void whereTheJvmHasNoVirtualThreadsAListenerHasThreadsOfItsOwn() {
        try (Crew crew = new Crew(Quarters.JVM)) {
            assertThat(crew.hire(Receives.Threads.VIRTUAL, LISTENING).threads()).isEmpty();
        }
    }

    @Test
    void aContainersThreadsRunTheListenersThatAskForVirtualOnesToo() throws Exception {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Server.class.getName());
        try (Crew crew = new Crew(Quarters.here())) {
            assertThat(ran(crew, Receives.Threads.VIRTUAL)).isEqualTo("managed");
        }
    }

    @Test
    void aProviderOfTheServersHasThreadsOfTheServersItself() {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Server.class.getName());
        try (Crew crew = new Crew(Quarters.PROVIDER)) {
            assertThat(crew.hire(Receives.Threads.PLATFORM, LISTENING).threads())
                    .isEmpty();
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void whereTheJvmHasVirtualThreadsTheyAreOneForEachLoop() throws Exception {
        try (Crew crew = new Crew(Quarters.here())) {
            Executor virtual =
                    crew.hire(Receives.Threads.VIRTUAL, LISTENING).threads().orElseThrow();
            CompletableFuture<String> ran = new CompletableFuture<>();
            virtual.execute(() -> ran.complete(Thread.currentThread().toString()));

            assertThat(ran.get(10, TimeUnit.SECONDS)).startsWith("VirtualThread");
            assertThat(crew.hire(Receives.Threads.VIRTUAL, LISTENING).threads()).contains(virtual);
        }
    }

    /** What looks names up in a server. */
    public static final class Server implements InitialContextFactory {

        /** For the naming of the JDK. */
        public Server() {}

        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) {
            return (Context) Proxy.newProxyInstance(
                    Server.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("lookup")) {
                            if (arguments[0].equals("java:comp/DefaultManagedThreadFactory")) {
                                return MANAGED;
                            }
                            throw new NameNotFoundException(arguments[0].toString());
                        }
                        return null;
                    });
        }
    }
}
