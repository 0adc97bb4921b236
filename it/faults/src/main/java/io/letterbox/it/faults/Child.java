package io.letterbox.it.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A process of the test's own, met by lines: what it is told on its input and what it tells on its output. It ends with the
 * test, even if the test is killed, since it ends when its input does.
 */
public final class Child implements AutoCloseable {

    public static final Duration SOON = Duration.ofSeconds(30);

    private static final int MOST_COMPLAINTS = 40;

    private final Process process;
    private final Writer input;
    private final Deque<String> unheard = new ArrayDeque<>();
    private final Deque<String> complaints = new ArrayDeque<>();
    private boolean silent;

    private Child(Process process, String beginning, Consumer<String> elsewhere) {
        this.process = process;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        reader(
                process.getInputStream(),
                line -> {
                    if (line.startsWith(beginning)) {
                        elsewhere.accept(line.substring(beginning.length()));
                    } else {
                        said(line);
                    }
                },
                this::ended);
        reader(process.getErrorStream(), this::complained, () -> {});
    }

    /** Starts a JVM on the class path of this one; what is secret goes through the environment. */
    public static Child start(Class<?> main, Map<String, String> environment, Collection<String> arguments) {
        return start(main, environment, arguments, "\0", line -> {});
    }

    /** The same; lines with a certain beginning go elsewhere as they come, without it. */
    static Child start(
            Class<?> main,
            Map<String, String> environment,
            Collection<String> arguments,
            String beginning,
            Consumer<String> elsewhere) {
        return start(List.of(), main, environment, arguments, beginning, elsewhere);
    }

    /** The same, with options of the virtual machine that come after the usual ones. */
    static Child start(
            List<String> options,
            Class<?> main,
            Map<String, String> environment,
            Collection<String> arguments,
            String beginning,
            Consumer<String> elsewhere) {
        List<String> command = new ArrayList<>(java());
        command.addAll(SharedClasses.options());
        command.addAll(options);
        command.add(main.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", SharedClasses.classPath());
        builder.environment().putAll(environment);
        return start(builder, beginning, elsewhere);
    }

    /** The command of a JVM that is short of everything. */
    static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file", ""));
    }

    /** Starts a program that is not ours. It has to end when its input does. */
    static Child start(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return start(builder, "\0", line -> {});
    }

    private static Child start(ProcessBuilder builder, String beginning, Consumer<String> elsewhere) {
        try {
            return new Child(builder.start(), beginning, elsewhere);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void reader(InputStream from, Consumer<String> lines, Runnable end) {
        Thread thread = new Thread(
                () -> {
                    try (BufferedReader reader =
                            new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
                        reader.lines().forEach(lines);
                    } catch (IOException | UncheckedIOException closed) {
                        // It is gone.
                    } finally {
                        end.run();
                    }
                },
                "child-" + process.pid());
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void said(String line) {
        unheard.add(line);
        notifyAll();
    }

    private synchronized void complained(String line) {
        complaints.add(line);
        if (complaints.size() > MOST_COMPLAINTS) {
            complaints.remove();
        }
    }

    private synchronized void ended() {
        silent = true;
        notifyAll();
    }

    public void say(String line) {
        try {
            input.write(line + "\n");
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends its input, and waits for its end. */
    void end(Duration limit) {
        try {
            input.close();
        } catch (IOException gone) {
            // It has ended without being told.
        }
        try {
            process.onExit().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).join();
        } finally {
            close();
        }
    }

    /** Waits for a line with this beginning, and returns what follows it. */
    public String hear(String beginning) throws InterruptedException {
        return hear(beginning, SOON);
    }

    public synchronized String hear(String beginning, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            for (Iterator<String> lines = unheard.iterator(); lines.hasNext(); ) {
                String line = lines.next();
                if (line.startsWith(beginning)) {
                    lines.remove();
                    return line.substring(beginning.length());
                }
                if (line.startsWith(Parent.FAILED)) {
                    throw new AssertionError("process " + process.pid() + " " + line);
                }
            }
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0 || silent) {
                throw new AssertionError(
                        "process " + process.pid() + (silent ? " ended" : " lives") + " and did not say \"" + beginning
                                + "\" within " + limit + "; it said " + unheard + " and complained " + complaints);
            }
            wait(left);
        }
    }

    /** What follows this beginning in the lines that were heard so far. */
    public synchronized List<String> heard(String beginning) {
        List<String> lines = unheard.stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()))
                .toList();
        unheard.removeIf(line -> line.startsWith(beginning));
        return lines;
    }

    boolean lives() {
        return process.isAlive();
    }

    /** With which code it ended: 3 if it had no more memory, and had been told to end then. */
    int exitCode() {
        return process.exitValue();
    }

    /** What it wrote last where it should write nothing. */
    synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Ends it at once, as a power cut would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public void pause() throws InterruptedException {
        signal("STOP");
    }

    public void resume() throws InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws InterruptedException {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AssertionError("kill -" + name + ": exit code " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
