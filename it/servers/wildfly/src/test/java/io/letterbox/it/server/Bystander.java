package io.letterbox.it.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;

/** A bean of an application that has Letterbox's jars, and uses nothing of them. */
@ApplicationScoped
class Bystander {

    void start(@Observes Startup event) {
        System.out.println("the bystander has started");
    }
}
