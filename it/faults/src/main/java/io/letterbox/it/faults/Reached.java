package io.letterbox.it.faults;

import io.letterbox.artemis.RemoteArtemis;
import jakarta.jms.ConnectionFactory;
import java.util.Map;
import java.util.Objects;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * Where a broker is reached, and as whom.
 *
 * @param url of the form {@code tcp://host:port}
 * @param user the name
 * @param password not printed
 */
record Reached(String url, String user, String password) {

    private static final int CALL_MILLIS = 5_000;

    /** What a client was started with. */
    static Reached fromEnvironment() {
        return new Reached(given("LETTERBOX_URL"), given("LETTERBOX_USER"), given("LETTERBOX_PASSWORD"));
    }

    private static String given(String variable) {
        return Objects.requireNonNull(System.getenv(variable), variable);
    }

    Map<String, String> environment() {
        return Map.of("LETTERBOX_URL", url, "LETTERBOX_USER", user, "LETTERBOX_PASSWORD", password);
    }

    /** The same login at another place. */
    Reached at(String place) {
        return new Reached(place, user, password);
    }

    Reached by(Cable cable) {
        return at(cable.url());
    }

    /** Two that stand in for each other. */
    Reached or(Reached other) {
        return at(url + "," + other.url);
    }

    RemoteArtemis artemis() {
        return RemoteArtemis.at(url, user, password);
    }

    /** As the engine comes, but for the time that a call waits, which would be half a minute. */
    ConnectionFactory plain() {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url, user, password);
        factory.setCallTimeout(CALL_MILLIS);
        factory.setReconnectAttempts(0);
        return factory;
    }

    @Override
    public String toString() {
        return url;
    }
}
