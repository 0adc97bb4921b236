package io.letterbox;

/**
 * What selects some of the messages of a source by their headers and properties: an immutable value, in the language of Jakarta
 * Messaging 3.1, section 3.8.
 *
 * <p>Values are never written into the text; they take the places of question marks:
 *
 * <pre>{@code
 * Selector.of("region = ? AND weight > ?", "EU", 10)
 * Selector.of("due <= ?", clock.millis())
 * Selector.id(delivery.id())
 * }</pre>
 *
 * <p>{@code =} matches the value itself, whatever characters are in it; to the right of {@code LIKE} a value is a pattern, in
 * which {@code %} and {@code _} mean something.
 *
 * @param text the selector, with its values in it
 */
public record Selector(String text) {

    /**
     * Checks the text as far as it takes to keep values apart from it; the rest is checked when an end is opened.
     *
     * @param text the selector; its strings are in single quotes
     * @throws IllegalArgumentException if it is blank, leaves a quote or a question mark open, or has a comment or a double quote,
     *     which are no part of the language
     */
    public Selector {
        text = SelectorText.bind(text);
    }

    /**
     * A selector with values.
     *
     * @param text the selector, with a {@code ?} for each value; a {@code ?} within single quotes is text
     * @param values for the question marks, in their order: strings, booleans, integers and finite floating-point numbers, in
     *     their boxes
     * @return the selector
     * @throws IllegalArgumentException if the numbers of question marks and values differ, a value is of another type, or the text
     *     does not fit, as in {@link #Selector(String)}; also if a value is {@code PERSISTENT} or {@code NON_PERSISTENT}, which
     *     some providers take for the delivery mode, and the text does not select by {@code JMSDeliveryMode}
     */
    public static Selector of(String text, Object... values) {
        return new Selector(SelectorText.bind(text, values));
    }

    /**
     * The message with an id, such as one that was browsed.
     *
     * @param id what {@link Delivery#id()} said, of a message of Letterbox's or of a plain Jakarta Messaging client's
     * @return the selector
     */
    public static Selector id(String id) {
        return of(Envelope.ID + " = ? OR (" + Envelope.ID + " IS NULL AND JMSMessageID = ?)", id, id);
    }

    /**
     * What both select.
     *
     * @param other the other one
     * @return the selector
     */
    public Selector and(Selector other) {
        return new Selector('(' + text + ") AND (" + other.text + ')');
    }
}
