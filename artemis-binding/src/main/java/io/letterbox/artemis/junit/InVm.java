package io.letterbox.artemis.junit;

import io.letterbox.Bodies;
import io.letterbox.Bounds;
import io.letterbox.Provider;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.util.Optional;

/** The provider of whichever engine is the present one. */
record InVm(Engine engine) implements Provider {

    @Override
    public Connection connect(Use use) throws JMSException {
        return engine.artemis().connect(use);
    }

    @Override
    public Optional<String> duplicateId() {
        return engine.artemis().duplicateId();
    }

    @Override
    public Bodies bodies() {
        return engine.artemis().bodies();
    }

    @Override
    public boolean refused(Exception failure) {
        return engine.artemis().refused(failure);
    }

    @Override
    public boolean full(Exception failure) {
        return engine.artemis().full(failure);
    }

    @Override
    public Optional<Bounds> bounds(Connection connection) throws JMSException {
        return engine.artemis().bounds(connection);
    }

    @Override
    public String toString() {
        return engine.artemis().toString();
    }
}
