package io.letterbox.artemis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.jspecify.annotations.Nullable;

/** Those who may use an embedded broker. What they may do is the same for all: everything but to manage it. */
final class Users implements ActiveMQSecurityManager {

    static final Role ROLE =
            new Role("letterbox", true, true, true, true, true, true, false, true, true, true, false, false);

    private final Map<String, String> passwords;

    Users(Map<String, String> passwords) {
        this.passwords = Map.copyOf(passwords);
    }

    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        String right = user == null ? null : passwords.get(user);
        return right != null && password != null && MessageDigest.isEqual(bytes(right), bytes(password));
    }

    @Override
    public boolean validateUserAndRole(
            @Nullable String user, @Nullable String password, Set<Role> roles, CheckType checkType) {
        return validateUser(user, password) && roles.stream().anyMatch(checkType::hasRole);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
