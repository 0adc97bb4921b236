package io.letterbox.samples.orderdesk;

import io.letterbox.cdi.Receives;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Knows the stock and the customs, and answers whoever asks. Nobody else touches the stock, so it needs no lock. */
@ApplicationScoped
public class Clerk {

    private static final Set<String> WITHOUT_DUTY = Set.of("AT", "DE", "ES", "FR", "IT", "NL", "PL", "SE");
    private static final Set<String> WITH_DUTY = Set.of("CA", "CH", "GB", "JP", "NO", "US");

    private final Map<String, Integer> stock = new HashMap<>(
            Map.of("chair", 9_000, "clock", 9_000, "globe", 400, "kettle", 9_000, "lamp", 9_000, "stove", 9_000));

    // README: receives
    /** Answers one question after the other. */
    @Receives("questions")
    Answer answer(Question question) {
        return answer(question.order());
    }
    // README: end

    private Answer answer(Order order) {
        if (!WITHOUT_DUTY.contains(order.country()) && !WITH_DUTY.contains(order.country())) {
            return new Answer(0, Optional.of("no customs office"));
        }
        Integer left = stock.get(order.article());
        if (left == null) {
            return new Answer(0, Optional.of("not in the catalogue"));
        }
        if (left < order.quantity()) {
            return new Answer(0, Optional.of("out of stock"));
        }
        stock.put(order.article(), left - order.quantity());
        return new Answer(WITH_DUTY.contains(order.country()) ? 150 * order.quantity() : 0, Optional.empty());
    }
}
