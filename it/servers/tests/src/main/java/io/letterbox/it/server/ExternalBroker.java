package io.letterbox.it.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** An Artemis in a process of its own, from before the server starts until after it has stopped, where a module unpacks one. */
public final class ExternalBroker implements LauncherSessionListener {

    private static final Duration STARTING = Duration.ofSeconds(90);
    private static final long STOPPING_SECONDS = 20;

    private final int port = Integer.getInteger("it.broker.port", 0);

    private volatile @Nullable Process broker;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        String home = System.getProperty("it.broker.home");
        if (home == null) {
            return; // None is wanted here.
        }
        try {
            Path instance = Path.of(home).resolveSibling("instance");
            if (!Files.exists(instance)) {
                create(Path.of(home), instance);
            }
            broker = started(instance.resolve("bin/artemis"), "run");
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop)); // Of a run that is cut short, too.
            awaitPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        stop();
    }

    private void stop() {
        Process running = broker;
        if (running != null) {
            end(running);
        }
    }

    private void create(Path home, Path instance) throws IOException {
        Process creating = started(
                home.resolve("bin/artemis"),
                "create",
                instance.toString(),
                "--user=admin",
                "--password=admin",
                "--require-login",
                "--silent",
                "--host=127.0.0.1",
                "--default-port=" + port,
                "--no-web",
                "--no-amqp-acceptor",
                "--no-hornetq-acceptor",
                "--no-mqtt-acceptor",
                "--no-stomp-acceptor",
                "--no-autotune",
                "--nio",
                "--force");
        if (!ended(creating, STARTING.toSeconds()) || creating.exitValue() != 0) {
            throw new IOException("the broker could not be created: look at " + log(home));
        }
    }

    private static Process started(Path script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(script)));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_ARGS", "-Xmx512m");
        return builder.start();
    }

    private static File log(Path beside) {
        return beside.resolveSibling("log.txt").toFile();
    }

    private void awaitPort() throws IOException {
        long end = System.nanoTime() + STARTING.toNanos();
        while (System.nanoTime() < end && broker != null && broker.isAlive()) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                return;
            } catch (IOException notYet) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
        stop();
        throw new IOException("the broker does not listen on " + port);
    }

    private static void end(Process running) {
        running.descendants().forEach(ProcessHandle::destroy);
        running.destroy();
        if (!ended(running, STOPPING_SECONDS)) {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
        }
    }

    private static boolean ended(Process process, long seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
