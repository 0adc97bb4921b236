package io.letterbox;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is configured for a letterbox from outside the code of its addresses: an immutable value.
 *
 * @param self the role that this process plays, which opens its inboxes and links; several instances may play it
 * @param destinations physical queue or topic names by {@link Address#destination()}, for existing destinations whose names are
 *     no names of Letterbox
 * @param capacities capacities in force by {@link Address#destination()}; they may change the number of a bounded address, not
 *     the kind
 * @param stall how long a send in a unit of work waits for room before the unit is rolled back and repeated
 */
public record Settings(
        Optional<String> self, Map<String, String> destinations, Map<String, Capacity> capacities, Duration stall) {

    private static final Duration STALL = Duration.ofSeconds(10);

    /**
     * Checks and copies the values.
     *
     * @param self the role, if any
     * @param destinations the physical names
     * @param capacities the capacities in force
     * @param stall more than zero
     * @throws IllegalArgumentException if {@code self} is no name of a process, or {@code stall} not more than zero
     */
    public Settings {
        self.ifPresent(Names::process);
        if (stall.isNegative() || stall.isZero()) {
            throw new IllegalArgumentException("stall " + stall + ": more than zero");
        }
        destinations = Map.copyOf(destinations);
        capacities = Map.copyOf(capacities);
    }

    /**
     * No name, nothing mapped, ten seconds until a stall.
     *
     * @return the defaults
     */
    public static Settings defaults() {
        return new Settings(Optional.empty(), Map.of(), Map.of(), STALL);
    }

    /**
     * These settings for a named process.
     *
     * @param self the role that this process plays; the pattern of a name, without dots
     * @return new settings
     * @throws IllegalArgumentException if the name does not fit
     */
    public Settings self(String self) {
        return new Settings(Optional.of(self), destinations, capacities, stall);
    }

    /**
     * These settings with an address mapped to an existing queue or topic.
     *
     * @param destination {@link Address#destination()} of the address
     * @param physical the name that the broker knows, taken as it is
     * @return new settings
     */
    public Settings destination(String destination, String physical) {
        Map<String, String> more = new TreeMap<>(destinations);
        more.put(destination, physical);
        return new Settings(self, more, capacities, stall);
    }

    /**
     * These settings with another capacity in force for an address.
     *
     * @param destination {@link Address#destination()} of the address
     * @param capacity of the kind that the address has in the code
     * @return new settings
     */
    public Settings capacity(String destination, Capacity capacity) {
        Map<String, Capacity> more = new TreeMap<>(capacities);
        more.put(destination, capacity);
        return new Settings(self, destinations, more, stall);
    }

    /**
     * These settings with another time until a unit of work is stalled.
     *
     * @param stall more than zero
     * @return new settings
     * @throws IllegalArgumentException if zero or negative
     */
    public Settings stall(Duration stall) {
        return new Settings(self, destinations, capacities, stall);
    }
}
