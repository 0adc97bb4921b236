package io.letterbox.it.server;

import io.letterbox.Delivery;
import io.letterbox.Sender;
import io.letterbox.cdi.At;
import io.letterbox.cdi.Receives;
import jakarta.enterprise.context.ApplicationScoped;

/** The listeners of the application that is redeployed. */
@ApplicationScoped
class Workshop {

    /** Some jobs fail at first, after their work, so that the queue of retries is in use too. */
    @Receives(value = "jobs", concurrency = 2, attempts = 3, delay = "PT0.05S")
    void make(Delivery<String> job, @At("parts") Sender<String> parts) throws InterruptedException {
        parts.send(job.message());
        if (job.attempt() == 1 && job.message().endsWith("7")) {
            throw new IllegalStateException("a tool broke");
        }
    }

    @Receives("pricing")
    String answer(String question) {
        return "a price for " + question;
    }
}
