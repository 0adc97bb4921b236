package io.letterbox.samples.orderdesk;

import io.letterbox.Delivery;
import io.letterbox.Letterbox;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Knows the stock and the customs, and answers whoever asks. Nobody else touches the stock, so it needs no lock. */
@ApplicationScoped
public class Clerk {

    private static final Set<String> WITHOUT_DUTY = Set.of("AT", "DE", "ES", "FR", "IT", "NL", "PL", "SE");
    private static final Set<String> WITH_DUTY = Set.of("CA", "CH", "GB", "JP", "NO", "US");
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Inject
    @At("questions")
    Receiver<Delivery<Question>> questions;

    @Inject
    Letterbox letterbox;

    /** Answers each question to the inbox of the process that asked it. */
    void work() throws InterruptedException {
        Map<String, Integer> stock = new HashMap<>(
                Map.of("chair", 9_000, "clock", 9_000, "globe", 400, "kettle", 9_000, "lamp", 9_000, "stove", 9_000));
        Map<String, Sender<Answer>> askers = new HashMap<>();
        while (true) {
            Delivery<Question> asked = questions.receive();
            if (asked.from().isPresent()) { // else nobody waits for an answer
                Answer answer = answer(asked.message().order(), stock);
                Sender<Answer> asker =
                        askers.computeIfAbsent(asked.from().get(), name -> letterbox.sender(Addresses.answers(name)));
                if (!asker.trySend(answer, PATIENCE)) {
                    System.getLogger("clerk").log(System.Logger.Level.WARNING, "{0} does not listen", asked.from());
                }
            }
        }
    }

    private static Answer answer(Order order, Map<String, Integer> stock) {
        if (!WITHOUT_DUTY.contains(order.country()) && !WITH_DUTY.contains(order.country())) {
            return new Answer(order.id(), 0, Optional.of("no customs office"));
        }
        Integer left = stock.get(order.article());
        if (left == null) {
            return new Answer(order.id(), 0, Optional.of("not in the catalogue"));
        }
        if (left < order.quantity()) {
            return new Answer(order.id(), 0, Optional.of("out of stock"));
        }
        stock.put(order.article(), left - order.quantity());
        return new Answer(
                order.id(), WITH_DUTY.contains(order.country()) ? 150 * order.quantity() : 0, Optional.empty());
    }
}
