package io.letterbox.it.server.cost;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One for each queue. */
@ApplicationScoped
class Turnstiles {

    private final Map<String, Turnstile> all = new ConcurrentHashMap<>();

    Turnstile of(String queue) {
        return all.computeIfAbsent(queue, name -> new Turnstile());
    }
}
