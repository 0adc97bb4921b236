package io.letterbox.samples.cargo;

import io.letterbox.artemis.Login;
import io.letterbox.artemis.junit.Broker;
import java.net.URI;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * The broker's own client as existing code has it, over TCP. The connection factory that the test extension gives would not do: it
 * deserialises nothing.
 */
final class Client extends ActiveMQConnectionFactory {

    private static final long serialVersionUID = 1;

    Client(Broker broker) {
        super(broker.uri().map(URI::toString).orElseThrow());
        Login login = broker.login().orElseThrow();
        setUser(login.user());
        setPassword(login.password());
        setDeserializationAllowList(Scan.class.getName());
    }
}
