package io.letterbox.cdi;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys that mean something in one application.
 *
 * @param addresses the destinations of its addresses
 * @param listeners the names of its listeners
 */
record Keys(Collection<String> addresses, Collection<String> listeners) {

    static final String PREFIX = "letterbox.";
    static final String BROKER = PREFIX + "broker.";
    static final String URL = BROKER + "url";
    static final String USER = BROKER + "user";
    static final String PASSWORD = BROKER + "password";
    static final String FACTORY = PREFIX + "connection-factory";
    static final String SELF = PREFIX + "self";
    static final String STALL = PREFIX + "stall";
    static final String LIMIT_BYTES = PREFIX + "limits.bytes";
    static final String LIMIT_DEPTH = PREFIX + "limits.depth";
    static final String ADDRESS = PREFIX + "address.";
    static final String LISTENER = PREFIX + "listener.";

    static final List<String> OF_AN_ADDRESS = List.of("capacity", "destination", "jndi");
    static final List<String> OF_A_LISTENER =
            List.of("concurrency", "attempts", "delay", "longest-delay", "fetching", "start", "finish", "selector");

    /** Where the queues of an address's dead letters and of its retries begin; they can be mapped to existing queues too. */
    static final List<String> QUEUES_BESIDE = List.of("dead.", "retry.");

    private static final List<String> OF_A_QUEUE_BESIDE = List.of("destination", "jndi");

    private static final List<String> PLAIN =
            List.of(URL, USER, PASSWORD, FACTORY, SELF, STALL, LIMIT_BYTES, LIMIT_DEPTH);

    static String address(String destination, String what) {
        return ADDRESS + destination + '.' + what;
    }

    static String listener(String name, String what) {
        return LISTENER + name + '.' + what;
    }

    /** All of them, those of each address and each listener too. */
    Set<String> all() {
        Set<String> all = new TreeSet<>(PLAIN);
        for (String destination : addresses) {
            OF_AN_ADDRESS.forEach(what -> all.add(address(destination, what)));
            for (String queue : QUEUES_BESIDE) {
                OF_A_QUEUE_BESIDE.forEach(what -> all.add(address(queue + destination, what)));
            }
        }
        for (String name : listeners) {
            OF_A_LISTENER.forEach(what -> all.add(listener(name, what)));
        }
        return all;
    }

    /** What can be written at all, for whoever wrote something that nothing is near to. */
    static String patterns() {
        return String.join(", ", PLAIN) + ", " + ADDRESS + "<destination>. with " + String.join(" or ", OF_AN_ADDRESS)
                + ", " + LISTENER + "<name>. with " + String.join(", ", OF_A_LISTENER);
    }
}
