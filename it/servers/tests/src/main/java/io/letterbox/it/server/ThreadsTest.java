package io.letterbox.it.server;

import static io.letterbox.it.server.Application.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** In a server nothing runs on a thread that is not the server's; elsewhere what runs has threads of the library's. */
@ExtendWith(ArquillianExtension.class)
class ThreadsTest {

    @Deployment
    static WebArchive deployment() {
        return Application.archive().addClasses(Witness.class, Witness.Sight.class);
    }

    @Inject
    Desk desk;

    @Inject
    Witness witness;

    @Inject
    Premises premises;

    @AfterEach
    void release() {
        witness.letGo();
    }

    @Test
    void aListenerARequesterAndARendezvousRunOnTheServersThreadsOnlyIfThereIsOne() throws Exception {
        CompletableFuture<Witness.Sight> answered = witness.requester()
                .requestAsync("where am I?", SOON)
                .thenApply(answer -> Witness.Sight.here())
                .toCompletableFuture();
        CompletableFuture<Optional<String>> met = new CompletableFuture<>();
        Thread meeting = premises.thread(() -> {
            try {
                met.complete(desk.counterIn.tryReceive(SOON));
            } catch (InterruptedException | RuntimeException failure) {
                met.completeExceptionally(failure);
            }
        });
        meeting.start();

        Witness.Sight listening = witness.called().get(20, TimeUnit.SECONDS);
        assertThat(desk.counter.trySend("hello", SOON)).isTrue();
        List<Thread> ours = ours();
        witness.letGo();
        Witness.Sight answering = answered.get(20, TimeUnit.SECONDS);

        assertThat(met.get(20, TimeUnit.SECONDS)).contains("hello");
        assertThat(listening.thread().getName()).startsWith("letterbox-Witness.hear");
        assertThat(ours)
                .extracting(Thread::getName)
                .anyMatch(name -> name.startsWith("letterbox-answers-"))
                .contains("letterbox-clock");
        boolean servers = Environment.current().can(Capability.SERVER_THREADS);
        for (Witness.Sight sight : List.of(listening, answering)) {
            assertThat(premises.isTheServers(sight.thread())).isEqualTo(servers);
            assertThat(sight.applicationsNames()).isEqualTo(servers);
        }
        if (servers) {
            assertThat(ours).contains(listening.thread()).allMatch(premises::isTheServers);
        }
    }

    /** The threads that are the library's by their name, or are in its code; but for this one, which is in a request. */
    private static List<Thread> ours() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey() != Thread.currentThread())
                .filter(entry -> entry.getKey().getName().startsWith("letterbox-") || isInOurCode(entry))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isInOurCode(Map.Entry<Thread, StackTraceElement[]> entry) {
        return Arrays.stream(entry.getValue())
                .map(StackTraceElement::getClassName)
                .anyMatch(name -> name.startsWith("io.letterbox.") && !name.startsWith("io.letterbox.it."));
    }
}
