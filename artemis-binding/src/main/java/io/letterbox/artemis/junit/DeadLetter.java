package io.letterbox.artemis.junit;

import java.util.Map;

/**
 * A message that nobody could receive: an immutable value.
 *
 * @param id its {@code JMSMessageID}
 * @param body the text of a text message; for any other, what kind of message it is
 * @param reason why it is here, in one line
 * @param properties all properties of the message; Letterbox writes there what it knows of the failure
 */
public record DeadLetter(String id, String body, String reason, Map<String, Object> properties) {

    /**
     * Copies the properties.
     *
     * @param id its id
     * @param body its body
     * @param reason why it is here
     * @param properties its properties
     */
    public DeadLetter {
        properties = Map.copyOf(properties);
    }
}
