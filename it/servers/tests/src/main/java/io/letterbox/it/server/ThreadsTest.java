package io.letterbox.it.server;

import static io.letterbox.it.server.Application.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManageableThread;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
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

/** In a server nothing runs on a thread that is not the server's. */
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

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    @AfterEach
    void release() {
        witness.letGo();
    }

    @Test
    void aListenerARequesterAndARendezvousRunOnTheServersThreadsOnly() throws Exception {
        CompletableFuture<Witness.Sight> answered = witness.requester()
                .requestAsync("where am I?", SOON)
                .thenApply(answer -> Witness.Sight.here())
                .toCompletableFuture();
        CompletableFuture<Optional<String>> met = new CompletableFuture<>();
        Thread meeting = threads.newThread(() -> {
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
        assertThat(listening.thread()).isInstanceOf(ManageableThread.class);
        assertThat(listening.applicationsNames()).isTrue();
        assertThat(answering.thread()).isInstanceOf(ManageableThread.class);
        assertThat(answering.applicationsNames()).isTrue();
        assertThat(ours)
                .contains(listening.thread())
                .allSatisfy(thread -> assertThat(thread).isInstanceOf(ManageableThread.class));
        assertThat(ours)
                .extracting(Thread::getName)
                .anyMatch(name -> name.startsWith("letterbox-answers-"))
                .anyMatch(name -> name.startsWith("letterbox-Witness.hear"))
                .contains("letterbox-clock");
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
