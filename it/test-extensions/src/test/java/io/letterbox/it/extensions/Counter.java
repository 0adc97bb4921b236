package io.letterbox.it.extensions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;

/** Plain JMS code under test, which knows nothing of Letterbox. */
@ApplicationScoped
class Counter {

    static final String ORDERS = "orders";

    @Inject
    ConnectionFactory factory;

    void sell(String what) {
        try (JMSContext context = factory.createContext()) {
            context.createProducer().send(context.createQueue(ORDERS), what);
        }
    }
}
