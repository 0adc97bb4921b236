package io.letterbox.samples.cargo;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The routes of all consignments, and where each was seen last. While somebody edits a route, it cannot be read. */
@ApplicationScoped
public class RouteBook {

    private final Map<String, List<String>> routes = new HashMap<>();
    private final Map<String, String> seen = new HashMap<>();
    private final Set<String> edited = new HashSet<>();

    public synchronized void enter(String consignment, String... places) {
        routes.put(consignment, List.of(places));
    }

    /** {@return false if there is no such consignment} */
    public synchronized boolean note(Scan scan) {
        if (!routes.containsKey(scan.consignment())) {
            return false;
        }
        seen.put(scan.consignment(), scan.place());
        return true;
    }

    public synchronized Whereabouts whereabouts(String consignment) {
        if (edited.contains(consignment)) {
            throw new IllegalStateException("the route of " + consignment + " is being edited");
        }
        List<String> route = routes.getOrDefault(consignment, List.of());
        int at = route.indexOf(seen.get(consignment));
        if (at < 0) {
            return Whereabouts.ASTRAY;
        }
        return at == route.size() - 1 ? Whereabouts.ARRIVED : Whereabouts.ON_ITS_WAY;
    }

    public synchronized void beginEditing(String consignment) {
        edited.add(consignment);
    }

    public synchronized void endEditing(String consignment) {
        edited.remove(consignment);
    }
}
