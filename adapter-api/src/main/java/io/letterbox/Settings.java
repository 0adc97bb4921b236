package io.letterbox;

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
 */
public record Settings(Optional<String> self, Map<String, String> destinations, Map<String, Capacity> capacities) {

    /**
     * Checks and copies the values.
     *
     * @param self the role, if any
     * @param destinations the physical names
     * @param capacities the capacities in force
     * @throws IllegalArgumentException if {@code self} is no name of a process
     */
    public Settings {
        self.ifPresent(Names::process);
        destinations = Map.copyOf(destinations);
        capacities = Map.copyOf(capacities);
    }

    /**
     * No name, nothing mapped.
     *
     * @return the defaults
     */
    public static Settings defaults() {
        return new Settings(Optional.empty(), Map.of(), Map.of());
    }

    /**
     * These settings for a named process.
     *
     * @param self the role that this process plays; the pattern of a name, without dots
     * @return new settings
     * @throws IllegalArgumentException if the name does not fit
     */
    public Settings self(String self) {
        return new Settings(Optional.of(self), destinations, capacities);
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
        return new Settings(self, more, capacities);
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
        return new Settings(self, destinations, more);
    }
}
