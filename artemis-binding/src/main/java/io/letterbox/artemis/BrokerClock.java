package io.letterbox.artemis;

import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;

/**
 * Measures by the broker's clock what a client stamped by its own. A time-to-live and a delay come as points in time, beside the time
 * of sending by the same clock, so what was meant can be told: if that clock is wrong, the points are moved.
 */
final class BrokerClock {

    /** On a message that is sent on: when it expires, by the broker's clock, where whoever sends it on may know another time. */
    static final String EXPIRES_AT = "LetterboxExpiresAt";

    /** What a message may need to get here. */
    private static final long TOLERANCE_MILLIS = 1_000;

    private BrokerClock() {}

    static void correct(Message message) {
        if (!(message instanceof ICoreMessage) || message.getTimestamp() <= 0) {
            return;
        }
        long behind = System.currentTimeMillis() - message.getTimestamp();
        boolean wrong = Math.abs(behind) > TOLERANCE_MILLIS;
        if (message.containsProperty(EXPIRES_AT)) {
            if (message.getObjectProperty(EXPIRES_AT) instanceof Long expiresAt && expiresAt > 0) {
                message.setExpiration(expiresAt);
            }
            message.removeProperty(EXPIRES_AT);
        } else if (wrong && message.getExpiration() > message.getTimestamp()) {
            message.setExpiration(message.getExpiration() + behind);
        }
        if (wrong && message.hasScheduledDeliveryTime()) {
            message.setScheduledDeliveryTime(message.getScheduledDeliveryTime() + behind);
        }
    }
}
