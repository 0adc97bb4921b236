package io.letterbox.artemis;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How an embedded broker is set up: an immutable value that never prints the passwords.
 *
 * @param directory where the journal is; without one messages are in memory only
 * @param port the TCP port to listen on, on the loopback interface; 0 lets the system choose; without one nothing listens
 * @param users passwords by user, for connections over TCP
 * @param permissions what users may do, by user; whoever has none may do everything but manage the broker
 */
public record BrokerSettings(
        Optional<Path> directory,
        OptionalInt port,
        Map<String, String> users,
        Map<String, Set<Permission>> permissions) {

    private static final int HIGHEST_PORT = 65_535;

    /**
     * Checks and copies the values.
     *
     * @param directory where the journal is, if there is one
     * @param port the port, if any
     * @param users passwords by user
     * @param permissions by user
     * @throws IllegalArgumentException if the port is no port, a user or a password is empty, or who has permissions is no user
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
        Map<String, Set<Permission>> limited = new TreeMap<>();
        permissions.forEach((user, its) -> limited.put(user, Set.copyOf(its)));
        if (!users.keySet().containsAll(limited.keySet()) || limited.containsKey(Login.OWN)) {
            throw new IllegalArgumentException("permissions of " + limited.keySet() + ": each must be one of the users "
                    + users.keySet() + ", and not \"" + Login.OWN + "\", which is the broker's own process");
        }
        permissions = Map.copyOf(limited);
    }

    /**
     * Messages in memory, reached from this process only.
     *
     * @return the defaults
     */
    public static BrokerSettings inMemory() {
        return new BrokerSettings(Optional.empty(), OptionalInt.empty(), Map.of(), Map.of());
    }

    /**
     * These settings with a journal, so that persistent messages and capacities outlive the broker.
     *
     * @param directory for this broker alone; made if it does not exist
     * @return new settings
     */
    public BrokerSettings directory(Path directory) {
        return new BrokerSettings(Optional.of(directory), port, users, permissions);
    }

    /**
     * These settings with a TCP port on the loopback interface. Security is on as soon as there is a port.
     *
     * @param port the port; 0 lets the system choose
     * @return new settings
     * @throws IllegalArgumentException if it is no port
     */
    public BrokerSettings port(int port) {
        return new BrokerSettings(directory, OptionalInt.of(port), users, permissions);
    }

    /**
     * These settings with one more user, who may do everything but manage the broker. Without any, {@link EmbeddedArtemis#login()}
     * still has one, with a generated password.
     *
     * @param user the name
     * @param password the password
     * @return new settings
     * @throws IllegalArgumentException if either is empty
     */
    public BrokerSettings user(String user, String password) {
        Map<String, Set<Permission>> others = new TreeMap<>(permissions);
        others.remove(user);
        return new BrokerSettings(directory, port, with(users, user, password), others);
    }

    /**
     * These settings with one more user, who may do only what is said here, and makes no addresses. The broker has those of the
     * permissions from the start, with their capacities and the queues beside them.
     *
     * @param user the name
     * @param password the password
     * @param permissions what the user may do; an address may be in several, of one user or of many
     * @return new settings
     * @throws IllegalArgumentException if the name or the password is empty, or the name is that of {@link EmbeddedArtemis#login()}
     */
    public BrokerSettings user(String user, String password, Permission... permissions) {
        return new BrokerSettings(
                directory, port, with(users, user, password), with(this.permissions, user, Set.of(permissions)));
    }

    private static <V> Map<String, V> with(Map<String, V> map, String user, V value) {
        Map<String, V> more = new TreeMap<>(map);
        more.put(user, value);
        return more;
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
