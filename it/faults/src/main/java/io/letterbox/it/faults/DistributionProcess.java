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
            shell.end(STOPPING);
            throw failure;
        }
    }

    @Override
    public void awaitRunning() {
        throw new UnsupportedOperationException(
                "the distribution's broker is not run as a standby: try the embedded one");
    }

    @Override
    public void kill() {
        shell.say("KILL");
        close();
    }

    @Override
    public void stop() {
        shell.say("TERM");
        close();
    }

    @Override
    public void pause() throws InterruptedException {
        signal("STOP");
    }

    @Override
    public void resume() throws InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws InterruptedException {
        shell.say(name);
        shell.hear("sent " + name);
    }

    @Override
    public long ask(String what, String queue) throws InterruptedException {
        return management.ask(what, queue);
    }

    @Override
    public String health() {
        throw new UnsupportedOperationException(
                "the distribution's broker is not asked for its health: try the embedded one");
    }

    @Override
    public void close() {
        management.close();
        shell.end(STOPPING);
    }
}
