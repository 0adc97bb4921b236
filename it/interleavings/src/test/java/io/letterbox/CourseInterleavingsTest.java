package io.letterbox;

import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a listener's threads are told: nobody waits on after the word that ends the wait. */
@Timeout(120)
class CourseInterleavingsTest {

    private static final int INTERLEAVINGS = 500;

    private static void waitsUntil(Course course, Runnable word) {
        Thread waiting = new Thread(() -> {
            try {
                course.awaitRunning();
            } catch (InterruptedException cut) {
                throw new AssertionError(cut);
            }
        });
        waiting.start();
        word.run();
        try {
            waiting.join();
        } catch (InterruptedException cut) {
            throw new AssertionError(cut);
        }
    }

    @Test
    void whoWaitsWhileAListenerIsPausedHearsThatItGoesOn() {
        Lincheck.runConcurrentTest(INTERLEAVINGS, () -> {
            Course course = new Course(Listening.Start.PAUSED);
            waitsUntil(course, course::resume);
        });
    }

    @Test
    void whoWaitsWhileAListenerIsPausedHearsThatItEnds() {
        Lincheck.runConcurrentTest(INTERLEAVINGS, () -> {
            Course course = new Course(Listening.Start.PAUSED);
            waitsUntil(course, course::end);
        });
    }
}
