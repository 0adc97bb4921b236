package io.letterbox;

import jakarta.jms.Destination;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What is configured for a letterbox from outside the code of its addresses: an immutable value.
 *
 * @param self the role that this process plays, which opens its inboxes and links; several instances may play it
 * @param destinations physical queue or topic names by {@link Address#destination()}, for existing destinations whose names are
 *     no names of Letterbox
 * @param jndi JNDI names of queues or topics by {@link Address#destination()}, looked up whenever an end is opened
 * @param administered queues or topics by {@link Address#destination()}
 * @param capacities capacities in force by {@link Address#destination()}; they may change the number of a bounded address, not
 *     the kind
 * @param stall how long a send in a unit of work waits for room before the unit is rolled back and repeated
 * @param limits how much the body of a message may be: what is more is not sent, and goes to the dead letters when it is received
 */
public record Settings(
        Optional<String> self,
        Map<String, String> destinations,
        Map<String, String> jndi,
        Map<String, Destination> administered,
        Map<String, Capacity> capacities,
        Duration stall,
        BodyLimits limits) {

    private static final Duration STALL = Duration.ofSeconds(10);
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");

    /**
     * Checks and copies the values.
     *
     * @param self the role, if any
     * @param destinations the physical names
     * @param jndi the JNDI names
     * @param administered the queues and topics
     * @param capacities the capacities in force
     * @param stall more than zero
     * @param limits of bodies
     * @throws IllegalArgumentException if {@code self} is no name of a process, a JNDI name is a URL of another scheme than
     *     {@code java:}, or {@code stall} is not more than zero
     */
    public Settings {
        self.ifPresent(Names::process);
        if (stall.isNegative() || stall.isZero()) {
            throw new IllegalArgumentException("stall " + stall + ": more than zero");
        }
        destinations = Map.copyOf(destinations);
        jndi.values().forEach(Settings::checkLocal);
        jndi = Map.copyOf(jndi);
        administered = Map.copyOf(administered);
        capacities = Map.copyOf(capacities);
    }

    /**
     * No name, nothing mapped, ten seconds until a stall, bodies within {@link BodyLimits#defaults()}.
     *
     * @return the defaults
     */
    public static Settings defaults() {
        return new Settings(Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of(), STALL, BodyLimits.defaults());
    }

    /**
     * These settings for a named process.
     *
     * @param self the role that this process plays; the pattern of a name, without dots
     * @return new settings
     * @throws IllegalArgumentException if the name does not fit
     */
    public Settings self(String self) {
        return new Settings(Optional.of(self), destinations, jndi, administered, capacities, stall, limits);
    }

    /**
     * These settings with an address mapped to an existing queue or topic, instead of what it was mapped to.
     *
     * @param destination {@link Address#destination()} of the address; with {@code dead.} or {@code retry.} before it, of its dead
     *     letters or of what waits to be tried again
     * @param physical the name that the broker knows, taken as it is
     * @return new settings
     */
    public Settings destination(String destination, String physical) {
        return mapped(
                with(destinations, destination, physical),
                without(jndi, destination),
                without(administered, destination));
    }

    /**
     * These settings with an address mapped to an existing queue or topic, instead of what it was mapped to.
     *
     * @param destination as in {@link #destination(String, String)}
     * @param administered a queue, or for a broadcast a topic, of the provider that is used
     * @return new settings
     */
    public Settings destination(String destination, Destination administered) {
        return mapped(
                without(destinations, destination),
                without(jndi, destination),
                with(this.administered, destination, administered));
    }

    /**
     * These settings with an address mapped to an existing queue or topic that JNDI knows, instead of what it was mapped to. It is
     * looked up whenever an end is opened, by the thread that opens it.
     *
     * @param destination as in {@link #destination(String, String)}
     * @param name the JNDI name, such as {@code java:/jms/queue/orders}
     * @return new settings
     * @throws IllegalArgumentException if the name is a URL of another scheme than {@code java:}
     */
    public Settings jndi(String destination, String name) {
        return mapped(
                without(destinations, destination), with(jndi, destination, name), without(administered, destination));
    }

    private Settings mapped(
            Map<String, String> destinations, Map<String, String> jndi, Map<String, Destination> administered) {
        return new Settings(self, destinations, jndi, administered, capacities, stall, limits);
    }

    /** Such as ldap: would let JNDI fetch objects, and run code, from wherever the name leads. */
    private static void checkLocal(String name) {
        if (!name.startsWith("java:") && SCHEME.matcher(name).lookingAt()) {
            throw new IllegalArgumentException(
                    "the JNDI name \"" + name + "\" is a URL: give a name of this process's own naming context");
        }
    }

    private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        Map<String, V> more = new TreeMap<>(map);
        more.put(key, value);
        return more;
    }

    private static <V> Map<String, V> without(Map<String, V> map, String key) {
        Map<String, V> fewer = new TreeMap<>(map);
        fewer.remove(key);
        return fewer;
    }

    /**
     * These settings with another capacity in force for an address.
     *
     * @param destination {@link Address#destination()} of the address
     * @param capacity of the kind that the address has in the code
     * @return new settings
     */
    public Settings capacity(String destination, Capacity capacity) {
        return new Settings(
                self, destinations, jndi, administered, with(capacities, destination, capacity), stall, limits);
    }

    /**
     * These settings with another time until a unit of work is stalled.
     *
     * @param stall more than zero
     * @return new settings
     * @throws IllegalArgumentException if zero or negative
     */
    public Settings stall(Duration stall) {
        return new Settings(self, destinations, jndi, administered, capacities, stall, limits);
    }

    /**
     * These settings with other limits of bodies.
     *
     * @param limits for what is sent and received through the letterbox
     * @return new settings
     */
    public Settings limits(BodyLimits limits) {
        return new Settings(self, destinations, jndi, administered, capacities, stall, limits);
    }
}
