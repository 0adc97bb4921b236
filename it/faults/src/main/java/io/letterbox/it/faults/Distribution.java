package io.letterbox.it.faults;

import io.letterbox.artemis.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The Artemis distribution, unpacked.
 *
 * @param home where
 * @param plugIn the jar that goes into the folder {@code lib} of a broker
 */
public record Distribution(Path home, Path plugIn) {

    private static final String HOME = "faults.artemis.home";
    private static final String HEAP = "-Xms64m -Xmx512m";
    private static final long LONGEST_SECONDS = 90;

    /** Whether it runs the brokers here. */
    static boolean wanted() {
        return System.getProperty(HOME) != null;
    }

    static Distribution given() {
        return new Distribution(path(HOME), path("faults.plug-in"));
    }

    private static Path path(String property) {
        return Path.of(Objects.requireNonNull(System.getProperty(property), property))
                .toAbsolutePath();
    }

    /** What its scripts are run with. */
    public static Map<String, String> environment() {
        return Map.of("JAVA_HOME", System.getProperty("java.home"), "JAVA_ARGS", HEAP);
    }

    /** Makes a broker with the plug-in. */
    void create(Path broker, int port, Reached reached) throws IOException, InterruptedException {
        create(home, broker, port, new Login(reached.user(), reached.password()));
        Files.copy(plugIn, Files.createDirectories(broker.resolve("lib")).resolve(plugIn.getFileName()));
        Path xml = broker.resolve("etc/broker.xml");
        Files.writeString(xml, Files.readString(xml).replace("</core>", """
                      <broker-plugins>
                         <broker-plugin class-name="io.letterbox.artemis.ExactBounds"/>
                      </broker-plugins>
                   </core>"""));
    }

    /** Makes a broker as it comes: a journal in its folder, a port of the loopback interface, and one user. */
    public static void create(Path home, Path broker, int port, Login login) throws IOException, InterruptedException {
        Path log = Files.createTempFile(broker.toAbsolutePath().getParent(), "create", ".log");
        ProcessBuilder creation = new ProcessBuilder(List.of(
                home.resolve("bin/artemis").toString(),
                "create",
                broker.toString(),
                "--user",
                login.user(),
                "--password",
                login.password(),
                "--require-login",
                "--silent",
                "--no-web",
                "--no-mqtt-acceptor",
                "--no-stomp-acceptor",
                "--no-hornetq-acceptor",
                "--no-amqp-acceptor",
                "--host",
                "127.0.0.1",
                "--default-port",
                Integer.toString(port),
                "--nio",
                "--no-autotune"));
        creation.environment().putAll(environment());
        Process process =
                creation.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("artemis create failed: " + Files.readString(log));
        }
    }
}
