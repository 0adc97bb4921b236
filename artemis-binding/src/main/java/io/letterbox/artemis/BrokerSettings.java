package io.letterbox.artemis;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How an embedded broker is set up: an immutable value that never prints the passwords.
 *
 * @param directory where the journal is; without one messages are in memory only
 * @param port the TCP port to listen on, on the loopback interface; 0 lets the system choose; without one nothing listens
 * @param users passwords by user, for connections over TCP
 */
public record BrokerSettings(Optional<Path> directory, OptionalInt port, Map<String, String> users) {

    private static final int HIGHEST_PORT = 65_535;

    /**
     * Checks and copies the values.
     *
     * @param directory where the journal is, if there is one
     * @param port the port, if any
     * @param users passwords by user
     * @throws IllegalArgumentException if the port is no port, or a user or a password is empty
     */
    public BrokerSettings {
        if (port.isPresent() && (port.getAsInt() < 0 || port.getAsInt() > HIGHEST_PORT)) {
            throw new IllegalArgumentException("port " + port.getAsInt() + ": 0 to " + HIGHEST_PORT);
        }
        users = Map.copyOf(users);
        users.forEach((user, password) -> {
            if (user.isBlank() || password.isEmpty()) {
                throw new IllegalArgumentException("user \"" + user + "\": name and password must not be empty");
            }
        });
    }

    /**
     * Messages in memory, reached from this process only.
     *
     * @return the defaults
     */
    public static BrokerSettings inMemory() {
        return new BrokerSettings(Optional.empty(), OptionalInt.empty(), Map.of());
    }

    /**
     * These settings with a journal, so that persistent messages and capacities outlive the broker.
     *
     * @param directory for this broker alone; made if it does not exist
     * @return new settings
     */
    public BrokerSettings directory(Path directory) {
        return new BrokerSettings(Optional.of(directory), port, users);
    }

    /**
     * These settings with a TCP port on the loopback interface. Security is on as soon as there is a port.
     *
     * @param port the port; 0 lets the system choose
     * @return new settings
     * @throws IllegalArgumentException if it is no port
     */
    public BrokerSettings port(int port) {
        return new BrokerSettings(directory, OptionalInt.of(port), users);
    }

    /**
     * These settings with one more user. Without any, {@link EmbeddedArtemis#login()} still has one, with a generated password.
     *
     * @param user the name
     * @param password the password
     * @return new settings
     * @throws IllegalArgumentException if either is empty
     */
    public BrokerSettings user(String user, String password) {
        Map<String, String> more = new TreeMap<>(users);
        more.put(user, password);
        return new BrokerSettings(directory, port, more);
    }

    /** The login that the broker's own connections use; none if it has no security. */
    @Nullable
    Login own() {
        if (port.isEmpty()) {
            return null;
        }
        String given = users.get(Login.OWN);
        return new Login(Login.OWN, given == null ? Login.invent() : given);
    }

    @Override
    public String toString() {
        return "BrokerSettings[directory=" + directory + ", port=" + port + ", users=" + users.keySet() + "]";
    }
}
