package io.letterbox.it.server;

import io.letterbox.Capacity;
import io.letterbox.Mailbox;
import io.letterbox.Sender;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.jms.JMSDestinationDefinition;

/** An application whose mailbox is, by configuration, a queue that has another name. */
@ApplicationScoped
@JMSDestinationDefinition(name = Errands.QUEUE, interfaceName = "jakarta.jms.Queue", destinationName = "tasks")
class Errands {

    static final String QUEUE = "java:app/jms/tasks";

    @Produces
    @At("errands")
    static final Mailbox<String> ERRANDS = Mailbox.of("errands", String.class, Capacity.unbounded());

    @Inject
    @At("errands")
    Sender<String> sender;

    void send(String errand) throws InterruptedException {
        sender.send(errand);
    }
}
