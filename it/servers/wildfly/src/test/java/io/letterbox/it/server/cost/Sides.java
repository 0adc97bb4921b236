package io.letterbox.it.server.cost;

import io.letterbox.Sender;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** The same sends through an injected sender and through an injected context. */
@ApplicationScoped
class Sides {

    static final String TEXT = "a small text, as long as most: 0123456789 0123456789 0123456789";

    @Inject
    @At("sent")
    @Nullable
    Sender<String> sender;

    @Inject
    @Nullable
    JMSContext context;

    void letterbox() throws InterruptedException {
        sender.send(TEXT);
    }

    void context() {
        context.createProducer().send(context.createQueue("sent"), TEXT);
    }

    @Transactional
    void letterboxInTransaction(int sends) throws InterruptedException {
        for (int i = 0; i < sends; i++) {
            letterbox();
        }
    }

    @Transactional
    void contextInTransaction(int sends) {
        for (int i = 0; i < sends; i++) {
            context();
        }
    }

    @Transactional
    void fill(String queue, int messages) {
        for (int i = 0; i < messages; i++) {
            context.createProducer().send(context.createQueue(queue), TEXT);
        }
    }

    @Transactional
    int empty() {
        int taken = 0;
        try (JMSConsumer consumer = context.createConsumer(context.createQueue("sent"))) {
            while (taken < 1000 && consumer.receive(20) != null) {
                taken++;
            }
        }
        return taken;
    }
}
