package io.letterbox.samples.orderdesk;

import org.jspecify.annotations.Nullable;

/** What a customer wants: one line of the file. */
public record Order(String id, String customer, String country, String article, int quantity, int kilograms) {

    /** From this weight on an order goes by lorry, which is loaded at the depot. */
    static final int BULKY = 200;

    /** Checks what came from outside. */
    public Order {
        text("id", id);
        text("customer", customer);
        text("country", country);
        text("article", article);
        range("quantity", quantity, 1_000);
        range("kilograms", kilograms, 100_000);
    }

    boolean bulky() {
        return kilograms >= BULKY;
    }

    private static void text(String name, @Nullable String value) {
        if (value == null || value.isBlank() || value.length() > 100) {
            throw new IllegalArgumentException(name + ": 1 to 100 characters, not "
                    + (value == null ? "absent" : value.isBlank() ? "blank" : value.length()));
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(name + ": a control character");
        }
    }

    private static void range(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + ": 1 to " + most + ", not " + value);
        }
    }
}
