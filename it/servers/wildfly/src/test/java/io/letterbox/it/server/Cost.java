package io.letterbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Prints what Letterbox costs beside the server's own: no test, since no figure passes or fails. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class Cost {

    /** All, unless some are asked for. */
    private static final String ROWS = "apart own fifty one-1,bean-one-1 one-1,bean-ahead-1 ahead-1,bean-ahead-1"
            + " one-4,bean-one-4 one-4,bean-ahead-4 ahead-4,bean-ahead-4";

    private static final String DEFAULT = "java:comp/DefaultJMSConnectionFactory";

    @Deployment(testable = false)
    static WebArchive deployment() {
        return ServerArchive.of()
                .addPackage("io.letterbox.it.server.cost")
                .addAsResource(
                        new StringAsset(
                                "letterbox.connection-factory=" + System.getProperty("it.cost.factory", DEFAULT)),
                        "META-INF/microprofile-config.properties");
    }

    @ArquillianResource
    URL application;

    @Test
    @Timeout(540)
    void rows() throws Exception {
        HttpClient http = HttpClient.newBuilder()
                .version(
                        HttpClient.Version
                                .HTTP_1_1) // A long row outlasts what the server allows a connection of HTTP 2.
                .build();
        System.out.println("| | Letterbox /s | the server's /s | ratio, median (quartiles) |\n|---|--:|--:|--:|");
        for (String row : System.getProperty("it.cost.rows", ROWS).split(" ", -1)) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(new URI(new URL(application, "measure/" + row).toString()))
                            .timeout(Duration.ofMinutes(5))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            System.out.println(answer.body());
        }
    }
}
