package io.letterbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A round trip to the broker is not cut in the middle, whatever a provider does when its thread is interrupted. */
class RoundTripTest {

    @AfterEach
    void clearTheFlag() {
        assertThat(Thread.interrupted()).as("the test left the flag set").isFalse();
    }

    private static JMSException cut() {
        JMSException cut = new JMSException("cut");
        cut.initCause(new IllegalStateException(new InterruptedException()));
        return cut;
    }

    @Test
    void anInterruptFromBeforeIsPutAsideAndKept() throws Exception {
        Thread.currentThread().interrupt();
        assertThat(RoundTrip.uncut(() -> Thread.currentThread().isInterrupted()))
                .isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aTripThatIsCutIsMadeAgainAndTheInterruptKept() throws Exception {
        List<String> trips = new ArrayList<>();
        String answer = RoundTrip.uncut(
                () -> {
                    trips.add("first");
                    throw cut();
                },
                () -> {
                    trips.add("again");
                    if (trips.size() < 4) {
                        throw new IllegalStateException("let through", new InterruptedException());
                    }
                    return "answer";
                });
        assertThat(answer).isEqualTo("answer");
        assertThat(trips).containsExactly("first", "again", "again", "again");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whatIsNoCutPassesThrough() {
        JMSException failure = new JMSException("broken");
        assertThatThrownBy(() -> RoundTrip.uncutStep(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThatThrownBy(() -> RoundTrip.uncutStep(() -> {
                    throw new IllegalStateException("wrong");
                }))
                .hasMessage("wrong");
    }

    @Test
    void aTripApartIsMadeOnceWhereNoInterruptReaches() throws Exception {
        Thread caller = Thread.currentThread();
        List<Thread> trips = new ArrayList<>();
        caller.interrupt();
        assertThat(RoundTrip.apart(Thread::new, () -> {
                    trips.add(Thread.currentThread());
                    caller.interrupt();
                    return "answer";
                }))
                .isEqualTo("answer");
        assertThat(trips).hasSize(1).doesNotContain(caller);
        assertThat(Thread.interrupted()).isTrue();
        JMSException failure = new JMSException("broken");
        assertThatThrownBy(() -> RoundTrip.apart(Thread::new, () -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThatThrownBy(() -> RoundTrip.apart(Thread::new, () -> {
                    throw new IllegalStateException("wrong");
                }))
                .hasMessage("wrong");
    }
}
