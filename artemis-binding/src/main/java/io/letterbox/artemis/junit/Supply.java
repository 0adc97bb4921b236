package io.letterbox.artemis.junit;

import io.letterbox.Letterbox;
import jakarta.jms.ConnectionFactory;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ParameterContext;

/** The types of parameters that are supplied, and with what. */
final class Supply {

    private static final Map<Class<?>, Function<BrokerExtension, Object>> BY_TYPE = Map.of(
            Broker.class, BrokerExtension::broker,
            ConnectionFactory.class, BrokerExtension::connectionFactory,
            Letterbox.class, BrokerExtension::letterbox);

    private Supply() {}

    static Optional<Function<BrokerExtension, Object>> of(ParameterContext parameter) {
        return Optional.ofNullable(BY_TYPE.get(parameter.getParameter().getType()));
    }
}
