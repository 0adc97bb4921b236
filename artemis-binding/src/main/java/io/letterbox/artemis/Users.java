package io.letterbox.artemis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager3;
import org.jspecify.annotations.Nullable;

/** Those who may use an embedded broker: with everything but to manage it, unless they have permissions, and then with these. */
final class Users implements ActiveMQSecurityManager3 {

    static final Role ROLE =
            new Role("letterbox", true, true, true, true, true, true, false, true, true, true, false, false);

    private final Map<String, String> passwords;
    private final Map<String, Rights> limited = new HashMap<>();

    Users(Map<String, String> passwords, Map<String, Set<Permission>> permissions) {
        this.passwords = Map.copyOf(passwords);
        permissions.forEach((user, its) -> limited.put(user, new Rights(its)));
    }

    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        String right = user == null ? null : passwords.get(user);
        return right != null && password != null && MessageDigest.isEqual(bytes(right), bytes(password));
    }

    @Override
    public @Nullable String validateUser(
            @Nullable String user, @Nullable String password, @Nullable RemotingConnection connection) {
        return validateUser(user, password) ? user : null;
    }

    /** The engine asks with an address; whoever asks without one is told for any. */
    @Override
    public boolean validateUserAndRole(
            @Nullable String user, @Nullable String password, Set<Role> roles, CheckType checkType) {
        return validateUser(user, password)
                && !limited.containsKey(user)
                && roles.stream().anyMatch(checkType::hasRole);
    }

    @Override
    public @Nullable String validateUserAndRole(
            @Nullable String user,
            @Nullable String password,
            Set<Role> roles,
            CheckType checkType,
            String address,
            @Nullable RemotingConnection connection) {
        Rights rights = limited.get(user);
        boolean may = rights == null
                ? validateUserAndRole(user, password, roles, checkType)
                : validateUser(user, password) && rights.include(checkType, address);
        return may ? user : null;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
