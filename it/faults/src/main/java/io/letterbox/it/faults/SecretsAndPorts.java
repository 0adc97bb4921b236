package io.letterbox.it.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** No password is ever said, whatever fails and however much is logged; and nothing listens that was not asked to. */
record SecretsAndPorts(Planted planted) implements Goal {

    private static final Duration LONG = Duration.ofSeconds(60);

    enum Planted {
        /** Letterbox as it is. */
        NOTHING,
        /** A factory of the engine that is logged with its URL, and a port. */
        LEAK
    }

    @Override
    public String title() {
        return "secrets and ports: 7 canary passwords, given and failing in every way, everything logged"
                + (planted == Planted.LEAK ? ", one planted leak and one port" : "");
    }

    @Override
    public Finding pursue(Run run) throws Exception {
        List<String> violations = new ArrayList<>();
        String[] looked = {};
        Canaries canaries = SecretsProgram.canaries(run.seed());
        Reached reached = new Reached("", "clerk", canaries.secret(0));
        try (Child program = Child.start(SecretsProgram.class, Map.of(), List.of(Long.toString(run.seed())))) {
            if (planted == Planted.LEAK) {
                looked = done(program, "leak", violations);
            } else {
                done(program, "urls", violations);
                done(program, "embedded", violations);
                done(program, "refused tcp://127.0.0.1:" + Broker.freePort(), violations);
                done(program, "refused " + stores(run, "tcp://127.0.0.1:" + Broker.freePort()), violations);
                try (Broker broker = Broker.start(run.place("journal"), reached)) {
                    done(program, "refused " + broker.reached().url(), violations);
                    done(program, "refused " + stores(run, broker.reached().url()), violations);
                    program.say("used " + broker.reached().url());
                    program.hear("connected", LONG);
                    broker.kill();
                    looked = heard(program, violations);
                }
            }
            program.complaints().forEach(line -> canaries.look("the standard error", line));
            violations.addAll(canaries.hits());
        }
        return new Finding(
                violations.size() + " hits in " + looked[0] + " texts, " + looked[1] + " of them logged, over "
                        + looked[2] + " failures",
                violations);
    }

    /** With stores that are none, so that they are opened by their passwords, and that fails. */
    private static String stores(Run run, String url) throws IOException {
        Path none = Files.writeString(run.place("stores").resolve("none.p12"), "no store");
        return url + "?sslEnabled=true&trustStorePath=" + none + "&keyStorePath=" + none;
    }

    private static String[] done(Child program, String what, List<String> violations) throws InterruptedException {
        program.say(what);
        return heard(program, violations);
    }

    private static String[] heard(Child program, List<String> violations) throws InterruptedException {
        String[] looked = program.hear("done ", LONG).split(" ");
        for (String beginning : List.of("hit ", "port ")) {
            program.heard(beginning).stream()
                    .filter(hit -> !violations.contains(hit))
                    .forEach(violations::add);
        }
        return looked;
    }
}
