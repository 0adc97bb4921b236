package io.letterbox.artemis;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * A user and a password: an immutable value that never prints the password.
 *
 * @param user the name
 * @param password the password
 */
public record Login(String user, String password) {

    static final String OWN = "letterbox";

    private static final int BYTES = 24;

    /** A password that nobody can guess. */
    static String invent() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    @Override
    public String toString() {
        return "Login[user=" + user + "]";
    }
}
