package io.letterbox.it.server;

import io.letterbox.artemis.EmbeddedArtemis;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;

/** A connection factory that the application names itself, where there is no server. */
@Dependent
class PlainResources {

    @Inject
    EmbeddedArtemis broker;

    @Produces
    ConnectionFactory factory() {
        return broker.connectionFactory();
    }
}
