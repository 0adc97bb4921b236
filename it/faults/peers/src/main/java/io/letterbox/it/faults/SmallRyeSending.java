package io.letterbox.it.faults;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/** An application that sends. */
@ApplicationScoped
class SmallRyeSending {

    @Inject
    @Channel("orders")
    Emitter<String> orders;

    CompletionStage<Void> send(String id) {
        return orders.send(id);
    }
}
