package io.letterbox.it.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.letterbox.Letterbox;
import io.letterbox.MailboxException;
import io.letterbox.Provider;
import io.letterbox.ProviderFactory;
import io.letterbox.Receiver;
import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.EmbeddedArtemis;
import io.letterbox.artemis.RemoteArtemis;
import io.letterbox.it.cdi.Shop.Addresses;
import io.letterbox.it.cdi.Shop.Desk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A broker in another place, known by configuration alone; and its password, which nobody ever reads. */
class ConfiguredBrokerTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String CANARY = "canary-7-in-the-mine";

    private static EmbeddedArtemis broker;

    private final Configured configured = new Configured();
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Handler log = new Recording();
    private final Logger root = Logger.getLogger("");
    private final Level usualLevel = root.getLevel();
    private final Handler[] usualHandlers = root.getHandlers();

    @BeforeAll
    static void start() {
        broker = EmbeddedArtemis.start(BrokerSettings.inMemory().port(0).user("desk", CANARY));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @BeforeEach
    void listen() {
        RecordingProvider.EVENTS.clear();
        // everything is recorded, and nothing printed
        Stream.of(usualHandlers).forEach(root::removeHandler);
        root.addHandler(log);
        root.setLevel(Level.ALL);
    }

    @AfterEach
    void restore() {
        configured.close();
        root.removeHandler(log);
        root.setLevel(usualLevel);
        Stream.of(usualHandlers).forEach(root::addHandler);
        assertThat(logged).isNotEmpty().allSatisfy(line -> assertThat(line).doesNotContain(CANARY));
    }

    @Test
    void anApplicationReachesTheBrokerOfItsConfigurationAndStartsNone() throws InterruptedException {
        at(url(), "desk", CANARY);

        assertReachesTheBroker(application());

        assertThat(RecordingProvider.EVENTS).isEmpty();
    }

    @Test
    void twoApplicationsMeetAtTheBrokerOfTheirConfiguration() throws InterruptedException {
        at(url(), "desk", CANARY);

        try (SeContainer one = application().start();
                SeContainer other = application().start()) {
            one.select(Desk.class).get().orders.send("across");

            assertThat(other.select(Desk.class).get().received.tryReceive(LIMIT))
                    .contains("across");
        }
        assertThat(RecordingProvider.EVENTS).isEmpty();
    }

    @Test
    void theBrokerOfTheConfigurationIsUsedInsteadOfTheApplicationsOwn() throws InterruptedException {
        at(url(), "desk", CANARY);

        assertReachesTheBroker(Application.with(Addresses.class, Desk.class, Own.class));
    }

    @Test
    void withoutABindingThatReachesABrokerTheDeploymentFails() {
        at(url(), "desk", CANARY);

        assertThat(application().factories().failure())
                .contains("Letterbox cannot be deployed")
                .contains("letterbox.broker.url is set, and nothing on the class path reaches a broker by its URL")
                .doesNotContain(CANARY);
    }

    @Test
    void severalBindingsThatReachABrokerFailTheDeployment() {
        at(url(), "desk", CANARY);

        assertThat(application()
                        .factories(RemoteArtemis.Factory.class, Talkative.class)
                        .failure())
                .contains("the class path offers several ways to reach a broker: ")
                .contains(RemoteArtemis.Factory.class.getName() + ", " + Talkative.class.getName());
    }

    @Test
    void aBindingThatTellsThePasswordIsNotRepeated() {
        at("unknown", "desk", CANARY);
        assertThat(application().factories(Talkative.class).failure())
                .contains("letterbox.broker.url: " + IllegalArgumentException.class.getName())
                .doesNotContain(CANARY);

        at("broken", "desk", CANARY);
        assertThat(application().factories(Talkative.class).failure())
                .contains("letterbox.broker.url: " + IllegalStateException.class.getName())
                .doesNotContain(CANARY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp://desk:" + CANARY + "@localhost:1",
                "tcp://localhost:1?password=" + CANARY,
                "tcp://localhost:1?user=" + CANARY,
                "tcp://" + CANARY,
                "tcp://desk:" + CANARY + "@local host:1",
                "tcp://localhost:1#" + CANARY,
            })
    void anUrlThatIsNoneFailsTheDeploymentWithoutBeingTold(String url) {
        configured.with("letterbox.broker.url", url);

        assertThat(application().failure())
                .contains("Letterbox cannot be deployed")
                .contains("letterbox.broker.url: ")
                .contains("letterbox.broker.password")
                .doesNotContain(CANARY);
    }

    @Test
    void aPasswordWithoutAUserFailsTheDeploymentWithoutBeingTold() {
        configured.with("letterbox.broker.url", url()).with("letterbox.broker.password", CANARY);

        assertThat(application().failure())
                .contains("letterbox.broker.password is set, and letterbox.broker.user is not")
                .doesNotContain(CANARY);
    }

    @Test
    void aMisspeltKeyOfAPasswordFailsTheDeploymentWithoutItsValue() {
        configured.with("letterbox.broker.passwort", CANARY);

        assertThat(application().failure())
                .contains(
                        "letterbox.broker.passwort means nothing to Letterbox. Did you mean letterbox.broker.password?")
                .doesNotContain(CANARY);
    }

    @Test
    void aBrokerThatRefusesDoesNotMakeThePasswordKnown() {
        at(url(), "desk", CANARY + "-and-wrong");

        assertThat(whatIsSaidWhenSending())
                .contains("the broker refuses mailbox orders")
                .doesNotContain(CANARY);
    }

    @Test
    void aBrokerThatIsNotThereDoesNotMakeThePasswordKnown() throws IOException {
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = nobody.getLocalPort();
            nobody.close();
            at("tcp://localhost:" + port, "desk", CANARY);

            assertThat(whatIsSaidWhenSending())
                    .contains("no connection to the broker")
                    .doesNotContain(CANARY);
        }
    }

    /** The failure of a send with all its causes. */
    private String whatIsSaidWhenSending() {
        try (SeContainer container = application().start()) {
            Desk desk = container.select(Desk.class).get();

            Throwable failure = catchThrowable(() -> desk.orders.trySend("anybody?"));

            assertThat(failure).isInstanceOf(MailboxException.class);
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text));
            return text + String.valueOf(desk.orders) + desk.letterbox;
        }
    }

    private static void assertReachesTheBroker(Application application) throws InterruptedException {
        try (SeContainer container = application.start()) {
            container.select(Desk.class).get().orders.send("here");
        }
        try (Letterbox reading = Letterbox.over(broker);
                Receiver<String> receiver = reading.receiver(Addresses.ORDERS)) {
            assertThat(receiver.tryReceive(LIMIT)).contains("here");
        }
    }

    private void at(String url, String user, String password) {
        configured
                .with("letterbox.broker.url", url)
                .with("letterbox.broker.user", user)
                .with("letterbox.broker.password", password);
    }

    private static String url() {
        return broker.uri().orElseThrow().toString();
    }

    private static Application application() {
        return Application.with(Addresses.class, Desk.class).providers(RecordingProvider.class);
    }

    @ApplicationScoped
    static class Own {
        @Produces
        @ApplicationScoped
        Provider provider() {
            throw new AssertionError("nobody asks for this one");
        }
    }

    /** A binding that does what no binding should. */
    public static final class Talkative implements ProviderFactory {

        @Override
        public Provider at(String url) {
            throw new AssertionError("there is a password");
        }

        @Override
        public Provider at(String url, String user, String password) {
            throw url.equals("unknown")
                    ? new IllegalArgumentException(url + " for " + user + '/' + password)
                    : new IllegalStateException(url + " for " + user + '/' + password);
        }
    }

    /** Keeps what is logged, exceptions included. */
    private final class Recording extends Handler {

        @Override
        public void publish(LogRecord record) {
            logged.add(new SimpleFormatter().format(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
