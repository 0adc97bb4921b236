package io.letterbox.it.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Over TLS a client speaks with the broker that it means: not with one of another name, nor one whose certificate is no good. */
record Certificates(Client client, List<Stores.Key> keys) implements Goal {

    private static final Duration LONG = Duration.ofSeconds(60);

    enum Client {
        /** By a URL that says where to, and whom to trust. */
        LETTERBOX,
        /** The engine's own, told not to look at names. */
        CARELESS
    }

    @Override
    public String title() {
        return "TLS, only the right certificate accepted: " + client.name().toLowerCase(Locale.ROOT) + ", "
                + keys.stream().map(Stores.Key::alias).collect(Collectors.joining(", "));
    }

    @Override
    public Finding pursue(Run run) throws Exception {
        List<String> violations = new ArrayList<>();
        int refused = 0;
        Stores stores = Stores.make(run.place("stores"), CertificatesProgram.password(run.seed()), keys);
        List<String> arguments = List.of(
                Long.toString(run.seed()),
                stores.keys().toString(),
                stores.trusted().toString(),
                keys.stream().map(Stores.Key::name).collect(Collectors.joining(" ")));
        try (Child program = Child.start(CertificatesProgram.class, Map.of(), arguments)) {
            program.hear("running", LONG);
            for (Stores.Key key : keys) {
                program.say(client + " " + key + " " + reason(key));
                String said = program.hear("done ", LONG);
                program.hear("looked ", LONG);
                program.heard("hit ").forEach(hit -> violations.add("the stores' " + hit));
                run.note(key + ": " + said);
                boolean accepted = said.equals("accepted");
                refused += accepted ? 0 : 1;
                if (accepted != (key == Stores.Key.RIGHT)) {
                    violations.add(key.alias() + " was " + (accepted ? said : "refused: " + said));
                } else if (!accepted && !said.contains(reason(key))) {
                    violations.add(key.alias() + " was refused for another reason: " + said);
                }
            }
        }
        return new Finding(refused + " of " + keys.size() + " refused", violations);
    }

    /** What the log says of a certificate, in the words of Java. */
    private static String reason(Stores.Key key) {
        return switch (key) {
            case RIGHT -> "";
            case OTHER_HOST -> "No subject alternative names matching";
            case EXPIRED -> "NotAfter";
            case NOT_YET -> "NotBefore";
            case SELF_SIGNED -> "unable to find valid certification path";
        };
    }
}
