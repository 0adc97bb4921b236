package io.letterbox.it.server.cost;

import io.letterbox.Listening.Fetching;
import io.letterbox.cdi.Receives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The listeners. */
@ApplicationScoped
class Ears {

    @Inject
    Turnstiles turnstiles;

    @Receives("one-1")
    void one(String text) throws InterruptedException {
        turnstiles.of("one-1").pass();
    }

    @Receives(value = "one-4", concurrency = 4)
    void oneOfFour(String text) throws InterruptedException {
        turnstiles.of("one-4").pass();
    }

    @Receives(value = "ahead-1", fetching = Fetching.AHEAD)
    void ahead(String text) throws InterruptedException {
        turnstiles.of("ahead-1").pass();
    }

    @Receives(value = "ahead-4", concurrency = 4, fetching = Fetching.AHEAD)
    void aheadOfFour(String text) throws InterruptedException {
        turnstiles.of("ahead-4").pass();
    }
}
