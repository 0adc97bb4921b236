package io.letterbox.artemis;

import org.apache.activemq.artemis.api.core.ActiveMQAddressFullException;
import org.jspecify.annotations.Nullable;

/**
 * The refusal of a full mailbox. The engine has only one code for "no room here" and "no memory left", so the text carries a
 * marker that the engine's own refusals do not have.
 */
final class Full {

    private static final String MARKER = "LETTERBOX-FULL";
    private static final int LONGEST_CHAIN = 20;

    private Full() {}

    static ActiveMQAddressFullException of(String address, int capacity) {
        return new ActiveMQAddressFullException(MARKER + ": mailbox \"" + address + "\" holds its capacity of "
                + capacity + (capacity == 1 ? " message" : " messages") + "; receive from it, or raise its capacity");
    }

    static boolean in(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < LONGEST_CHAIN; depth++) {
            String text = cause.getMessage();
            if (cause instanceof ActiveMQAddressFullException && text != null && text.contains(MARKER)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
