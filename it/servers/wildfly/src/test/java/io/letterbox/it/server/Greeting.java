package io.letterbox.it.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;

/** Sends when its application starts. */
@ApplicationScoped
class Greeting {

    void start(@Observes Startup event, Sending desk) throws InterruptedException {
        desk.send("good morning");
    }
}
