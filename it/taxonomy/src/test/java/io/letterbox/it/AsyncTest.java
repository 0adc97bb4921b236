package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Capacity;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** trySendAsync pipelines the broker's answer, and nothing else. */
class AsyncTest extends Cell {

    private static final Mailbox<String> HEAP = Mailbox.of("heap", String.class, Capacity.unbounded());
    private static final Mailbox<String> SHELF = Mailbox.of("shelf", String.class, Capacity.bounded(3));
    private static final int MANY = 2_000;
    private static final long MOST_KEPT = 50L << 20;

    @Test
    void theOrderOfTheCallsIsKept() throws Exception {
        Sender<String> sender = letterbox.sender(HEAP);
        List<CompletableFuture<Boolean>> answers = new ArrayList<>();
        for (int next = 0; next < MANY; next++) {
            answers.add(sender.trySendAsync(Integer.toString(next)).toCompletableFuture());
        }
        for (CompletableFuture<Boolean> answer : answers) {
            assertThat(answer.get(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        Receiver<String> receiver = letterbox.receiver(HEAP);
        for (int next = 0; next < MANY; next++) {
            assertThat(receiver.receive()).isEqualTo(Integer.toString(next));
        }
    }

    @Test
    void aFullMailboxAnswersFalse() throws Exception {
        Sender<String> sender = letterbox.sender(SHELF);
        int accepted = 0;
        List<CompletableFuture<Boolean>> answers = new ArrayList<>();
        for (int next = 0; next < 50; next++) {
            answers.add(sender.trySendAsync(Integer.toString(next)).toCompletableFuture());
        }
        for (CompletableFuture<Boolean> answer : answers) {
            accepted += answer.get(LONG.toSeconds(), TimeUnit.SECONDS) ? 1 : 0;
        }
        assertThat(accepted).isEqualTo(3);
        assertThat(plainClient().texts("shelf")).containsExactly("0", "1", "2");
    }

    /** What the provider's client kept of each of them would be more than the heap that the tests have. */
    @Test
    void refusedMessagesAreNotKept() throws Exception {
        Sender<String> sender = letterbox.sender(SHELF);
        for (int stored = 0; stored < 3; stored++) {
            sender.send("it is full");
        }
        String large = "x".repeat(50_000);
        long before = heap();
        for (int next = 0; next < MANY; next++) {
            assertThat(sender.trySendAsync(large).toCompletableFuture().get(LONG.toSeconds(), TimeUnit.SECONDS))
                    .isFalse();
        }
        assertThat(heap() - before).as("bytes kept of %d messages", MANY).isLessThan(MOST_KEPT);
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    void whatIsUnconfirmedIsCappedAndTheCallNeverWaits() throws Exception {
        Sender<String> sender = letterbox.sender(HEAP);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        // The provider brings one answer after the other: while one is held, no other is confirmed.
        Thread self = Thread.currentThread();
        int sent = 0;
        while (held.getCount() > 0) {
            var unused = sender.trySendAsync("first").thenAccept(answer -> {
                if (Thread.currentThread() != self && held.getCount() > 0) {
                    held.countDown();
                    hold(goOn);
                }
            });
            assertThat(unused).isNotNull();
            sent++;
            boolean brought = held.await(20, TimeUnit.MILLISECONDS);
            assertThat(brought || sent < 200).isTrue();
        }
        List<CompletableFuture<Boolean>> answers = new ArrayList<>();
        CompletableFuture<Boolean> last;
        do {
            last = sender.trySendAsync("next").toCompletableFuture();
            answers.add(last);
            assertThat(answers).as("sends that are unconfirmed").hasSizeLessThan(20_000);
        } while (!last.isDone());
        assertThat(last.get()).isFalse();
        goOn.countDown();
        AtomicInteger accepted = new AtomicInteger(sent);
        for (CompletableFuture<Boolean> answer : answers) {
            accepted.addAndGet(answer.get(LONG.toSeconds(), TimeUnit.SECONDS) ? 1 : 0);
        }
        PlainClient looker = plainClient();
        eventually(() -> looker.count("heap") == accepted.get());
    }

    private static void hold(CountDownLatch goOn) {
        try {
            boolean released = goOn.await(LONG.toSeconds(), TimeUnit.SECONDS);
            assertThat(released).isTrue();
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void aRendezvousCannotBePipelined() {
        Sender<String> sender = letterbox.sender(Mailbox.of("hand", String.class, Capacity.zero()));
        assertThatThrownBy(() -> {
                    var answer = sender.trySendAsync("1");
                    assertThat(answer).isNull();
                })
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("hand")
                .hasMessageContaining("use trySend");
    }

    @Test
    void closingAnswersEverySendThatWasAsked() throws Exception {
        Sender<String> sender = letterbox.sender(HEAP);
        List<CompletableFuture<Boolean>> answers = new ArrayList<>();
        for (int next = 0; next < 200; next++) {
            answers.add(sender.trySendAsync(Integer.toString(next)).toCompletableFuture());
        }
        sender.close();
        int accepted = 0;
        for (CompletableFuture<Boolean> answer : answers) {
            try {
                accepted += answer.get(LONG.toSeconds(), TimeUnit.SECONDS) ? 1 : 0;
            } catch (ExecutionException unknown) {
                assertThat(unknown).hasCauseInstanceOf(MailboxException.InDoubt.class);
            }
        }
        assertThat(plainClient().count("heap")).isGreaterThanOrEqualTo(accepted);
        assertThat(accepted).as("closing waits for the answers under way").isEqualTo(200);
    }
}
