package io.letterbox.it.faults;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Listener;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Options;
import io.letterbox.Provider;
import io.letterbox.ProviderFactory;
import io.letterbox.Receiver;
import io.letterbox.Requester;
import io.letterbox.Sender;
import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.EmbeddedArtemis;
import io.letterbox.artemis.Permission;
import io.letterbox.artemis.RemoteArtemis;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Gives away passwords in every way there is, provokes failures, and looks through all that is said; and for ports that listen. */
final class SecretsProgram {

    private static final int CANARIES = 7;
    private static final int RIGHT = 0;
    private static final int WRONG = 1;
    private static final int IN_THE_URL = 2;
    private static final int OF_THE_TRUST_STORE = 3;
    private static final int OF_THE_KEY_STORE = 4;
    private static final int CONFIGURED = 5;
    private static final int LIMITED = 6;
    private static final Duration SOON = Duration.ofSeconds(10);
    /** By itself, or as an address of the later protocol. */
    private static final Pattern LOOPBACK = Pattern.compile("(0{16}F{4}0{4})?0100007F:.*");

    private final Canaries canaries;
    private final List<String> ports = new ArrayList<>();
    private int failures;

    private SecretsProgram(Canaries canaries) {
        this.canaries = canaries;
    }

    static Canaries canaries(long seed) {
        return new Canaries(seed, CANARIES);
    }

    public static void main(String[] arguments) {
        Canaries canaries = canaries(Long.parseLong(arguments[0]));
        canaries.overhear();
        // as whoever configures by system properties has them
        System.setProperty("javax.net.ssl.trustStorePassword", canaries.secret(OF_THE_TRUST_STORE));
        System.setProperty("javax.net.ssl.keyStorePassword", canaries.secret(OF_THE_KEY_STORE));
        System.setProperty("letterbox.broker.password", canaries.secret(CONFIGURED));
        SecretsProgram program = new SecretsProgram(canaries);
        Parent.serve(line -> {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "urls" -> program.urls();
                case "embedded" -> program.embedded();
                case "refused" -> program.refused(words[1]);
                case "used" -> program.used(words[1]);
                case "leak" -> program.leak();
                default -> throw new IllegalArgumentException(line);
            }
            program.everywhere();
            canaries.hits().forEach(hit -> Parent.tell("hit " + hit));
            program.ports.forEach(port -> Parent.tell("port " + port));
            program.ports.clear();
            Parent.tell("done " + canaries.texts() + " " + canaries.records() + " " + program.failures);
        });
    }

    /** What is not asked for does not listen. */
    private void asked(String when, int number) throws IOException {
        List<String> listening = Census.listening();
        if (listening.size() != number || !listening.stream().allMatch(LOOPBACK.asMatchPredicate())) {
            ports.add(when + ": " + number + " asked for, and there are " + listening);
        }
    }

    private void urls() throws IOException {
        String secret = canaries.secret(IN_THE_URL);
        for (String url : List.of(
                "tcp://clerk:" + secret + "@127.0.0.1:1",
                "tcp://127.0.0.1:1?user=clerk&password=" + secret,
                "tcp://127.0.0.1:1?sslEnabled=true&trustStorePassword=" + secret,
                "tcp://127.0.0.1:1?keyStorePassword=" + secret,
                "tcp://127.0.0.1:1?sslContext=x&activemqPassword=" + secret,
                "tcp://127.0.0.1:1/ " + secret,
                "tcp://127.0.0.1:1#" + secret,
                secret)) {
            fails("a URL", () -> RemoteArtemis.at(url));
            fails("a URL of the service", () -> services().at(url));
            fails("a URL with a login", () -> RemoteArtemis.at(url, "clerk", canaries.secret(RIGHT)));
        }
        asked("after URLs", 0);
    }

    private static ProviderFactory services() {
        return ServiceLoader.load(ProviderFactory.class).findFirst().orElseThrow();
    }

    private void embedded() throws Exception {
        Mailbox<String> orders = mailbox();
        try (EmbeddedArtemis silent = EmbeddedArtemis.start()) {
            shown("an embedded broker", silent, silent.connectionFactory());
            asked("an embedded broker", 0);
        }
        BrokerSettings settings = BrokerSettings.inMemory()
                .user("clerk", canaries.secret(RIGHT))
                .user("desk", canaries.secret(LIMITED), Permission.send(orders));
        try (EmbeddedArtemis broker = EmbeddedArtemis.start(settings.port(0));
                RemoteArtemis clerk = at(broker, "clerk", RIGHT);
                RemoteArtemis desk = at(broker, "desk", LIMITED);
                RemoteArtemis wrong = at(broker, "desk", WRONG)) {
            shown("settings", settings, settings.permissions(), broker, broker.login(), broker.connectionFactory());
            asked("a broker with a port", 1);
            ends(clerk);
            fails("a permission", () -> Letterbox.over(desk).receiver(orders));
            fails("a wrong password", () -> Letterbox.over(wrong).sender(orders));
            fails(
                    "a port in use",
                    () -> EmbeddedArtemis.start(settings.port(broker.port().orElseThrow())));
            fails("no user", () -> settings.user("", canaries.secret(WRONG)));
            asked("a broker and its clients", 1);
        }
        asked("a broker that is closed", 0);
    }

    private RemoteArtemis at(EmbeddedArtemis broker, String user, int secret) {
        return RemoteArtemis.at(broker.uri().orElseThrow().toString(), user, canaries.secret(secret));
    }

    /** At a broker that is not there, or lets nobody in. */
    private void refused(String url) throws IOException {
        for (Provider provider : List.of(
                RemoteArtemis.at(url, "clerk", canaries.secret(WRONG)),
                services().at(url, "clerk", canaries.secret(CONFIGURED)))) {
            shown("a remote broker", provider);
            fails("no connection", () -> provider.connect(Provider.Use.ONE_BY_ONE));
            try (Letterbox letterbox = Letterbox.over(provider)) {
                fails("no sender", () -> letterbox.sender(mailbox()));
                fails("no receiver", () -> letterbox.receiver(mailbox()));
                listens(letterbox);
            }
        }
        asked("clients without a broker", 0);
    }

    /** One that waits for its broker; where it is refused it says so at once. */
    private void listens(Letterbox letterbox) {
        try (Listener listener = letterbox.listen(mailbox(), Listening.named("refused"), message -> {})) {
            shown("a listener", letterbox, listener, listener.status());
        } catch (MailboxException refused) {
            canaries.look("no listener", refused);
        }
    }

    /** At a broker that is killed meanwhile: tells when that may be done. */
    private void used(String url) throws Exception {
        try (RemoteArtemis clerk = RemoteArtemis.at(url, "clerk", canaries.secret(RIGHT));
                Letterbox letterbox = Letterbox.over(clerk)) {
            Sender<String> sender = letterbox.sender(mailbox());
            Receiver<String> receiver = letterbox.receiver(mailbox());
            Listener listener = letterbox.listen(mailbox(), Listening.named("used"), message -> {});
            sender.send("1");
            Parent.tell("connected");
            Condition.await("the broker is killed", SOON, () -> failed(sender));
            fails("a killed broker", () -> sender.trySend("2"));
            fails("a killed broker", receiver::tryReceive);
            fails("a killed broker", () -> letterbox.unit(() -> sender.trySend("3")));
            shown("after a kill", letterbox, sender, receiver, listener, listener.status());
            asked("clients of a killed broker", 0);
        }
    }

    private boolean failed(Sender<String> sender) {
        try {
            return !sender.trySend("once more");
        } catch (MailboxException failure) {
            canaries.look("a broker that is being killed", failure);
            return true;
        }
    }

    private void ends(Provider provider) throws Exception {
        try (Letterbox letterbox = Letterbox.over(provider);
                Sender<String> sender = letterbox.sender(mailbox());
                Receiver<String> receiver = letterbox.receiver(mailbox());
                Requester<String, String> requester = letterbox.requester(mailbox(), String.class)) {
            sender.send("1");
            var delivery = letterbox.receiver(mailbox().deliveries()).receive();
            shown("ends", letterbox, sender, sender.with(Options.defaults()), receiver, requester, delivery, provider);
        }
    }

    private static Mailbox<String> mailbox() {
        return Mailbox.of("orders", String.class, Capacity.bounded(10));
    }

    private void shown(String where, Object... all) {
        for (Object each : all) {
            canaries.look("toString of " + where, String.valueOf(each));
        }
    }

    @FunctionalInterface
    private interface Deed {
        Object perform() throws Exception;
    }

    private void fails(String where, Deed deed) {
        try {
            ports.add(where + " was no failure: " + deed.perform());
        } catch (Exception failure) {
            failures++;
            canaries.look(where, failure);
        }
    }

    /** Names of threads, and what there is of Java's own management, save the system properties as such. */
    private void everywhere() throws Exception {
        Thread.getAllStackTraces().keySet().forEach(thread -> canaries.look("names of threads", thread.getName()));
        var server = ManagementFactory.getPlatformMBeanServer();
        for (var name : server.queryNames(null, null)) {
            canaries.look("names in JMX", name.toString());
            if (!name.getDomain().startsWith("java.") && !name.getDomain().startsWith("com.sun")) {
                for (var attribute : server.getMBeanInfo(name).getAttributes()) {
                    canaries.look("JMX of " + name, String.valueOf(server.getAttribute(name, attribute.getName())));
                }
            }
        }
    }

    /** As somebody would who knows no better; and a port that nobody asked for. */
    private void leak() throws IOException {
        try (var factory = new ActiveMQConnectionFactory(
                        "tcp://127.0.0.1:1?user=clerk&password=" + canaries.secret(RIGHT));
                var socket = new java.net.ServerSocket(0)) {
            System.getLogger("planted").log(System.Logger.Level.TRACE, factory + " " + socket);
            asked("a planted port", 0);
        }
    }
}
