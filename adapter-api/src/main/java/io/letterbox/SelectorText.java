package io.letterbox;

import org.jspecify.annotations.Nullable;

/** Puts values into the text of a selector, so that none of them can be taken for a part of the text. */
final class SelectorText {

    private final String text;
    private final Object[] values;
    private final StringBuilder bound = new StringBuilder();
    private int used;

    private SelectorText(String text, Object[] values) {
        this.text = text;
        this.values = values;
    }

    static String bind(String text, Object... values) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a selector without a text: leave it out to get all messages");
        }
        return new SelectorText(text, values).bound();
    }

    private String bound() {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            quoted ^= each == '\'';
            if (!quoted) {
                checkOutside(i);
            }
            if (each == '?' && !quoted) {
                // Blanks, so that it grows together with nothing: a negative number with a minus would begin a comment.
                bound.append(' ').append(literal(next())).append(' ');
            } else {
                bound.append(each);
            }
        }
        if (quoted) {
            throw problem(
                    "a single quote is left open; double the ones within a string, or give the string as a value");
        }
        if (used != values.length) {
            throw problem(used + " question marks and " + values.length + " values: give one value for each");
        }
        return bound.toString();
    }

    /** Brokers know comments and double quotes, and would not see what is in them as it is seen here. */
    private void checkOutside(int i) {
        if (text.startsWith("--", i) || text.startsWith("/*", i) || text.charAt(i) == '"') {
            throw problem("no selector of Jakarta Messaging has a comment, two minuses in a row or double quotes");
        }
    }

    private @Nullable Object next() {
        if (used == values.length) {
            throw problem("more question marks than the " + values.length + " values: give one value for each");
        }
        return values[used++];
    }

    private String literal(@Nullable Object value) {
        if (value instanceof String string) {
            return quoted(string);
        }
        if (value instanceof Boolean truth) {
            return truth ? "TRUE" : "FALSE";
        }
        if (value instanceof Byte || value instanceof Short || value instanceof Integer || value instanceof Long) {
            return value.toString();
        }
        if (value instanceof Float || value instanceof Double) {
            double number = ((Number) value).doubleValue(); // As the broker widens a property of type float.
            if (Double.isFinite(number)) {
                return Double.toString(number);
            }
        }
        throw problem("value " + used + " is " + (value == null ? "null" : value + " of " + value.getClass())
                + ": give a string, a boolean or a finite number; what is null is selected with IS NULL");
    }

    /** Artemis reads the literal 'PERSISTENT' as one of its own, whatever it is compared with, and then others match. */
    private String quoted(String value) {
        String literal = '\'' + value.replace("'", "''") + '\'';
        boolean mode = literal.contains("'PERSISTENT'") || literal.contains("'NON_PERSISTENT'");
        if (mode && !text.contains("JMSDeliveryMode")) {
            throw problem(
                    "value " + used + " is " + value
                            + ", which some providers take for the delivery mode: select by JMSDeliveryMode, or by another value");
        }
        return literal;
    }

    private IllegalArgumentException problem(String what) {
        return new IllegalArgumentException("selector \"" + text + "\": " + what);
    }
}
