package io.letterbox.it.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Certificates made for one run: keys of brokers, of which some are not what they should be, and the one authority that clients
 * trust.
 *
 * @param keys the keys, each by its name, in one store
 * @param trusted the certificate of the authority
 */
record Stores(Path keys, Path trusted) {

    static final String TYPE = "PKCS12";

    private static final String AUTHORITY = "authority";
    private static final long LIMIT_SECONDS = 60;

    /** The brokers' keys. */
    enum Key {
        RIGHT,
        OTHER_HOST,
        EXPIRED,
        NOT_YET,
        SELF_SIGNED;

        private List<String> how() {
            return switch (this) {
                case RIGHT -> List.of("-signer", AUTHORITY, "-ext", "SAN=ip:127.0.0.1");
                case OTHER_HOST -> List.of("-signer", AUTHORITY, "-ext", "SAN=dns:broker.example");
                case EXPIRED ->
                    List.of("-signer", AUTHORITY, "-ext", "SAN=ip:127.0.0.1", "-startdate", "-3d", "-validity", "2");
                case NOT_YET -> List.of("-signer", AUTHORITY, "-ext", "SAN=ip:127.0.0.1", "-startdate", "+2d");
                case SELF_SIGNED -> List.of("-ext", "SAN=ip:127.0.0.1");
            };
        }

        String alias() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static Stores make(Path directory, String password, Iterable<Key> made) throws Exception {
        Path keys = directory.resolve("keys.p12");
        Path trusted = directory.resolve("trusted.p12");
        keytool(keys, password, AUTHORITY, List.of("-ext", "bc:c"));
        for (Key key : made) {
            keytool(keys, password, key.alias(), key.how());
        }
        trust(keys, trusted, password);
        return new Stores(keys, trusted);
    }

    private static void keytool(Path keys, String password, String alias, List<String> how)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-storetype",
                TYPE,
                "-keystore",
                keys.toString(),
                "-storepass:env",
                "STORE_PASSWORD",
                "-alias",
                alias,
                "-dname",
                "CN=" + alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1"));
        command.addAll(how);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("STORE_PASSWORD", password);
        Process keytool = builder.start();
        String said = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!keytool.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            keytool.destroyForcibly();
            throw new IOException("keytool made no " + alias + ": " + said);
        }
    }

    private static void trust(Path keys, Path trusted, String password) throws IOException, GeneralSecurityException {
        KeyStore from = KeyStore.getInstance(TYPE);
        try (InputStream in = Files.newInputStream(keys)) {
            from.load(in, password.toCharArray());
        }
        KeyStore to = KeyStore.getInstance(TYPE);
        to.load(null, null);
        to.setCertificateEntry(AUTHORITY, from.getCertificate(AUTHORITY));
        try (OutputStream out = Files.newOutputStream(trusted)) {
            to.store(out, password.toCharArray());
        }
    }
}
