package io.letterbox.it.server;

import static io.letterbox.it.server.Capability.ASYNC;
import static io.letterbox.it.server.Capability.BOUNDED;
import static io.letterbox.it.server.Capability.JTA;
import static io.letterbox.it.server.Capability.NAMING;
import static io.letterbox.it.server.Capability.SERVER_THREADS;
import static io.letterbox.it.server.Capability.UNDECLARED_QUEUES;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Where the tests run, and what can be done there: the one table of it. */
enum Environment {
    WILDFLY("WildFly 39", JTA, UNDECLARED_QUEUES, NAMING, SERVER_THREADS),
    LIBERTY("Open Liberty 26", JTA, NAMING, SERVER_THREADS),
    LIBERTY_EXTERNAL(
            "Open Liberty 26, Artemis over a resource adapter", JTA, UNDECLARED_QUEUES, NAMING, SERVER_THREADS),
    GLASSFISH("GlassFish 8", JTA, UNDECLARED_QUEUES, NAMING, SERVER_THREADS),
    PAYARA("Payara 6 and 7", JTA, UNDECLARED_QUEUES, NAMING, SERVER_THREADS),
    WELD5("Weld 5, embedded broker", BOUNDED, ASYNC, UNDECLARED_QUEUES),
    WELD6("Weld 6, embedded broker", BOUNDED, ASYNC, UNDECLARED_QUEUES),
    OPENWEBBEANS("OpenWebBeans 4, embedded broker", BOUNDED, ASYNC, UNDECLARED_QUEUES);

    /** Names the environment outside the server. */
    static final String LAUNCH = "it.server.environment";
    /** Names the environment inside the server, where the property is not set. */
    static final String RESOURCE = "environment";

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of makes immutable ones
    private final Set<Capability> capabilities;

    Environment(String title, Capability... capabilities) {
        this.title = title;
        this.capabilities = Set.of(capabilities);
    }

    /** How it is called in the README. */
    String title() {
        return title;
    }

    boolean can(Capability capability) {
        return capabilities.contains(capability);
    }

    /** What the README says of it: WildFly makes queues on demand only when told to, as {@code server.cli} does. */
    String says(Capability capability) {
        if (!can(capability)) {
            return "no";
        }
        return this == WILDFLY && capability == UNDECLARED_QUEUES ? "yes, if switched on" : "yes";
    }

    /** The name of the administered queue of the errands: as its application defines it, or an administrator where it may not. */
    String tasks() {
        return this == LIBERTY_EXTERNAL ? "jms/tasks" : Tasks.NAME;
    }

    static Environment current() {
        try (InputStream name = Environment.class.getResourceAsStream("/" + RESOURCE)) {
            return valueOf((name == null
                            ? System.getProperty(LAUNCH)
                            : new String(name.readAllBytes(), StandardCharsets.UTF_8))
                    .toUpperCase(Locale.ROOT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
