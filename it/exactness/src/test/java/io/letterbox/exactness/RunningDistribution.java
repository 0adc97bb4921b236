package io.letterbox.exactness;

import io.letterbox.artemis.Login;
import io.letterbox.it.faults.Distribution;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The Artemis distribution as a process of its own, on a private port of the loopback interface; killed when closed. */
final class RunningDistribution implements AutoCloseable {

    static final String USER = "clerk";
    static final String PASSWORD = "s3cret-0f-the-test";

    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(90);
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Process broker;
    private final int port;

    private RunningDistribution(Process broker, int port) {
        this.broker = broker;
        this.port = port;
    }

    /** What is changed in the files of an instance before it starts. */
    @FunctionalInterface
    interface Setup {
        void change(Path instance) throws IOException;
    }

    /** Makes an instance in a folder, with or without the plug-in, and starts it. */
    static RunningDistribution start(Path folder, boolean plugIn) throws Exception {
        return start(folder, plugIn ? instance -> plugIn(instance, """
                          <broker-plugins>
                             <broker-plugin class-name="io.letterbox.artemis.ExactBounds"/>
                          </broker-plugins>
                       """) : instance -> {});
    }

    /** Puts the plug-in's jar into its place, and elements into {@code broker.xml}, each instead of what is there by its name. */
    static void plugIn(Path instance, String elements) throws IOException {
        Path jar = Path.of(System.getProperty("plug-in.jar"));
        Files.copy(jar, Files.createDirectories(instance.resolve("lib")).resolve(jar.getFileName()));
        Path xml = instance.resolve("etc/broker.xml");
        String core = Files.readString(xml);
        for (String name : new String[] {"security-settings", "address-settings", "addresses"}) {
            if (elements.contains("<" + name + ">")) {
                core = core.replaceAll("(?s)<" + name + ">.*</" + name + ">", "");
            }
        }
        Files.writeString(xml, core.replace("</core>", elements + "</core>"));
    }

    static RunningDistribution start(Path folder, Setup setup) throws Exception {
        Path home = Path.of(System.getProperty("artemis.home"));
        Path instance = folder.resolve("broker");
        int port = free();
        Distribution.create(home, instance, port, new Login(USER, PASSWORD));
        setup.change(instance);
        RunningDistribution started = new RunningDistribution(
                process(folder, instance.resolve("bin/artemis").toString(), "run")
                        .start(),
                port);
        started.awaitPort(folder);
        return started;
    }

    String url() {
        return "tcp://127.0.0.1:" + port;
    }

    private void awaitPort(Path folder) throws IOException {
        long end = System.nanoTime() + START_NANOS;
        while (true) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException notYet) {
                if (!broker.isAlive() || System.nanoTime() - end > 0) {
                    close();
                    throw new IllegalStateException(
                            "the broker did not start: " + Files.readString(folder.resolve("artemis.log")), notYet);
                }
                LockSupport.parkNanos(STEP_NANOS);
            }
        }
    }

    private static ProcessBuilder process(Path folder, String... command) {
        ProcessBuilder process = new ProcessBuilder(List.of(command));
        process.environment().putAll(Distribution.environment());
        process.redirectErrorStream(true);
        process.redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("artemis.log").toFile()));
        return process;
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Kills the script's process and the JVM that it may have become or started. */
    @Override
    public void close() {
        List<ProcessHandle> all = broker.descendants().toList();
        broker.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        broker.onExit().join();
        all.forEach(process -> process.onExit().join());
    }
}
