package io.letterbox.samples.orderdesk;

import io.letterbox.artemis.EmbeddedArtemis;
import io.letterbox.artemis.Login;
import io.letterbox.artemis.RemoteArtemis;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A branch in a virtual machine of its own. It ends when its standard input does: with the desk, however that ends. */
final class Elsewhere implements Branch.Open {

    private static final int GRACE = 15;

    private final Branch branch;
    private final Process process;
    private final Writer toIt;
    private final Consumer<String> trouble;
    private final CompletableFuture<Void> end;
    private volatile boolean over;

    /** Starts it. The credentials go through its standard input, since a command line can be read by everybody. */
    Elsewhere(Branch branch, int workers, EmbeddedArtemis broker, Consumer<String> trouble) throws IOException {
        this.branch = branch;
        this.trouble = trouble;
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file", ""),
                Elsewhere.class.getName(),
                branch.name(),
                Integer.toString(workers)));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        this.process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.toIt = process.outputWriter(StandardCharsets.UTF_8);
        this.end = process.onExit().thenAccept(this::ended);
        Login login = broker.login().orElseThrow();
        toIt.write(broker.uri().orElseThrow() + "\n" + login.user() + "\n" + login.password() + "\n");
        toIt.flush();
    }

    private void ended(Process it) {
        if (!over) {
            trouble.accept(branch + " ended with exit code " + it.exitValue() + " in the middle of the day");
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            toIt.close();
            if (!process.waitFor(GRACE + 5, TimeUnit.SECONDS)) {
                trouble.accept(branch + " had to be stopped by force");
            }
        } catch (IOException gone) {
            trouble.accept(branch + " had ended before: " + gone.getMessage());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
            end.join();
        }
    }

    /** The other virtual machine: reads its credentials, opens its branch, and waits for the end of its input. */
    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String broker = in.readLine();
        String user = in.readLine();
        String password = in.readLine();
        CountDownLatch over = new CountDownLatch(1);
        Thread parent = new Thread(() -> awaitEnd(in, over), "parent");
        parent.setDaemon(true);
        parent.start();
        Consumer<String> trouble = what -> {
            System.err.println(what);
            Runtime.getRuntime().halt(1);
        };
        try (RemoteArtemis artemis = RemoteArtemis.at(broker, user, password);
                Branch.Open branch = Branch.valueOf(args[0]).here(artemis, Integer.parseInt(args[1]), trouble)) {
            over.await();
        }
    }

    private static void awaitEnd(BufferedReader in, CountDownLatch over) {
        try {
            while (in.read() >= 0) {
                // the desk says nothing more; its end is what counts
            }
        } catch (IOException broken) {
            // the same
        }
        over.countDown();
        try {
            TimeUnit.SECONDS.sleep(GRACE);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(2);
    }
}
