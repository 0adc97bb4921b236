package io.letterbox.it.faults;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** An application that receives, and looks at what becomes of its acknowledgements. */
@ApplicationScoped
class SmallRyeReceiving {

    @Inject
    Driver.Told told;

    @Inject
    SmallRyePassing passing;

    @Incoming("orders")
    CompletionStage<Void> take(Message<String> order) {
        String id = order.getPayload();
        passing.mark();
        told.received(id);
        return order.ack().handle((done, failure) -> {
            if (failure == null) {
                told.settled(id);
            } else {
                told.unsettled(id);
            }
            return null;
        });
    }
}
