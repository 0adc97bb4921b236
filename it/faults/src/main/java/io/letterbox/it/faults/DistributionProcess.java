package io.letterbox.it.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A broker of the distribution, run by its own script under a shell, which signals to it, and kills it when its own input ends. */
final class DistributionProcess implements BrokerProcess {

    private static final Duration STARTING = Duration.ofSeconds(90);
    private static final Duration STOPPING = Duration.ofSeconds(60);

    private static final String SHELL = """
            "$0" run </dev/null >>"$1" 2>&1 &
            broker=$!
            echo "started $broker"
            while read -r signal; do
              kill -"$signal" "$broker"
              case "$signal" in KILL|TERM) break;; *) echo "sent $signal";; esac
            done
            case "$signal" in TERM) ;; *) kill -KILL "$broker" 2>/dev/null;; esac
            wait "$broker"
            echo gone
            """;

    private final Child shell;
    private final Management management;

    private DistributionProcess(Child shell, Management management) {
        this.shell = shell;
        this.management = management;
    }

    static DistributionProcess start(Distribution distribution, Path directory, int port, Reached reached)
            throws IOException, InterruptedException {
        Path broker = directory.toAbsolutePath().resolve("broker");
        if (!Files.exists(broker)) {
            distribution.create(broker, port, reached);
        }
        Path log = directory.toAbsolutePath().resolve("artemis.log");
        Child shell = Child.start(
                List.of("sh", "-c", SHELL, broker.resolve("bin/artemis").toString(), log.toString()),
                Distribution.environment());
        try {
            shell.hear("started");
            return new DistributionProcess(shell, Management.reach(reached, STARTING));
        } catch (IOException | RuntimeException | Error | InterruptedException failure) {
            end(shell);
            throw failure;
        }
    }

    @Override
    public void kill() throws InterruptedException {
        signal("KILL", "gone");
        close();
    }

    @Override
    public void stop() throws InterruptedException {
        signal("TERM", "gone");
        close();
    }

    @Override
    public void pause() throws InterruptedException {
        signal("STOP", "sent STOP");
    }

    @Override
    public void resume() throws InterruptedException {
        signal("CONT", "sent CONT");
    }

    private void signal(String name, String answer) throws InterruptedException {
        shell.say(name);
        shell.hear(answer, STOPPING);
    }

    @Override
    public long ask(String what, String queue) throws InterruptedException {
        return management.ask(what, queue);
    }

    private static void end(Child shell) {
        try {
            shell.hush();
            shell.hear("gone", STOPPING);
        } catch (InterruptedException cut) {
            Thread.currentThread().interrupt();
        } finally {
            shell.close();
        }
    }

    @Override
    public void close() {
        management.close();
        end(shell);
    }
}
