package io.letterbox.it.server;

import static java.util.concurrent.TimeUnit.MINUTES;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Ends what was started in the module's server folder, or its broker's, and is still there: when the whole run has taken too long, with
 * the run itself; and after a run, where it is an error. Surefire's own time limit would end this process alone.
 */
public final class Sweep implements LauncherSessionListener {

    private static final long STOPPING_SECONDS = 60;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Long minutes = Long.getLong("it.server.minutes");
        if (minutes == null) {
            return; // No server runs here.
        }
        new Timer("time limit of the server's run", true).schedule(new Limit(minutes), MINUTES.toMillis(minutes));
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (Long.getLong("it.server.minutes") == null) {
            return;
        }
        CompletableFuture<?> ended = CompletableFuture.allOf(
                left().stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        try {
            ended.get(STOPPING_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            List<ProcessHandle> left = left();
            left.forEach(ProcessHandle::destroyForcibly);
            System.err.println("What runs beside the tests did not stop by itself, and was killed: " + left);
            Runtime.getRuntime().halt(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Limit extends TimerTask {

        private final long minutes;

        Limit(long minutes) {
            this.minutes = minutes;
        }

        @Override
        public void run() {
            System.err.println(
                    "The server's run took more than " + minutes + " minutes (server.minutes), and is ended");
            left().forEach(ProcessHandle::destroyForcibly);
            Runtime.getRuntime().halt(1);
        }
    }

    private static List<ProcessHandle> left() {
        List<String> folders = Stream.of("it.server.home", "it.broker.home")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .toList();
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> folders.stream().anyMatch(commandLine(process)::contains))
                .toList();
    }

    /** The whole of it, which ProcessHandle.Info has only if it is short. */
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return process.info().commandLine().orElse("");
        }
    }
}
