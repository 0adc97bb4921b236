package io.letterbox.artemis.junit;

import io.letterbox.Letterbox;
import jakarta.jms.ConnectionFactory;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ParameterContext;

/** The types of parameters that are supplied, and with what. */
final class Supply {

    private static final Map<Class<?>, Function<RunningBroker, Object>> BY_TYPE = Map.of(
            Broker.class, broker -> broker,
            ConnectionFactory.class, broker -> broker.scope().connectionFactory(),
            Letterbox.class, broker -> broker.scope().letterbox());

    private Supply() {}

    static Optional<Function<RunningBroker, Object>> of(ParameterContext parameter) {
        return Optional.ofNullable(BY_TYPE.get(parameter.getParameter().getType()));
    }
}
