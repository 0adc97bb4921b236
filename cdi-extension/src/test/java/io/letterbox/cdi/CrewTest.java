package io.letterbox.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Listening;
import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

    private static final ExecutorService MANAGED = Executors.newSingleThreadExecutor();
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
    void withoutAContainersExecutorAListenerHasThreadsOfItsOwn() {
        try (Crew crew = new Crew()) {
            assertThat(crew.hire(Receives.Threads.PLATFORM, LISTENING).threads())
                    .isEmpty();
        }
    }

    @Test
    void aContainersExecutorRunsTheListenersAndIsNotEndedWithThem() {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Server.class.getName());
        try (Crew crew = new Crew()) {
            assertThat(crew.hire(Receives.Threads.PLATFORM, LISTENING).threads())
                    .contains(MANAGED);
        }
        assertThat(MANAGED.isShutdown()).isFalse();
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_20)
    void whereTheJvmHasNoVirtualThreadsThoseOfThePlatformServe() {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Server.class.getName());
        try (Crew crew = new Crew()) {
            assertThat(crew.hire(Receives.Threads.VIRTUAL, LISTENING).threads()).contains(MANAGED);
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void whereTheJvmHasVirtualThreadsTheyAreOneForEachLoop() throws Exception {
        try (Crew crew = new Crew()) {
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
                            if (arguments[0].equals("java:comp/DefaultManagedExecutorService")) {
                                return MANAGED;
                            }
                            throw new NameNotFoundException(arguments[0].toString());
                        }
                        return null;
                    });
        }
    }
}
