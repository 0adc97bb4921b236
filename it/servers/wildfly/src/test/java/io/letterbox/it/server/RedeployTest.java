package io.letterbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.as.arquillian.container.ManagementClient;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application that comes and goes under traffic loses no message, and leaves nothing in the server. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@DisabledIfSystemProperty(
        named = "it.broker.home",
        matches = ".+",
        disabledReason = "reads the figures of the server's own broker and of its pool")
class RedeployTest {

    private static final int ROUNDS = Integer.getInteger("letterbox.redeploy.rounds", 20);

    @Deployment(name = "traffic", testable = false)
    static WebArchive traffic() {
        return ShrinkWrap.create(WebArchive.class, "traffic.war").addClasses(Traffic.class, Flow.class);
    }

    @Deployment(name = "works", managed = false, testable = false)
    static WebArchive works() {
        return ServerArchive.of(Works.class, Workshop.class, Bustle.class, Seen.class);
    }

    @ArquillianResource
    Deployer deployer;

    @ArquillianResource
    @OperateOnDeployment("traffic")
    URL traffic;

    @ArquillianResource
    ManagementClient management;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    @Timeout(480)
    void nothingIsLeftAndNothingIsLost() throws Exception {
        Messaging messaging = new Messaging(management);
        ServerProcess server = ServerProcess.running();
        ask("begin");
        for (int round = 1; round <= ROUNDS; round++) {
            deployer.deploy("works");
            assertThat(get(new URL(traffic, "/letterbox-it/idle")))
                    .as("idle in round %d", round)
                    .isEqualTo("[]");
            assertThat(ask("more")).as("products come in round %d", round).containsExactly("true");
            deployer.undeploy("works");
        }
        assertThat(ask("end")).containsExactly("true");

        Looking.until(() -> server.threads("letterbox-", Bustle.NAME).isEmpty());
        assertThat(server.threads("letterbox-", Bustle.NAME)).as("threads").isEmpty();
        assertThat(messaging.inUse()).as("connections in use").isZero();
        assertThat(messaging.consumers())
                .as("receivers at the broker")
                .allSatisfy(
                        (queue, receivers) -> assertThat(receivers).as(queue).isZero());
        List<String> found = new ArrayList<>(ask("received"));
        for (String queue : List.of("products", "parts", "retry.parts", "jobs", "retry.jobs")) {
            found.addAll(ask(queue));
        }
        assertThat(found).as("jobs, once each").containsExactlyInAnyOrderElementsOf(ask("sent"));
        assertThat(ask("dead.jobs")).isEmpty();
        System.out.println("jobs: " + found.size() + ", queues: " + messaging.consumers());

        ask("displace");
        Looking.until(() -> server.loadersOf(Workshop.class) == 0);
        assertThat(server.loadersOf(Workshop.class))
                .as(() -> "class loaders: " + server.dump())
                .isZero();
    }

    private List<String> ask(String question) throws IOException, InterruptedException, URISyntaxException {
        String answer = get(new URL(traffic, question));
        return Stream.of(answer.split("\n")).filter(line -> !line.isEmpty()).toList();
    }

    private String get(URL url) throws IOException, InterruptedException, URISyntaxException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(new URI(url.toString()))
                        .timeout(Duration.ofMinutes(4))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as("%s: %s", url, answer.body()).isEqualTo(200);
        return answer.body();
    }
}
