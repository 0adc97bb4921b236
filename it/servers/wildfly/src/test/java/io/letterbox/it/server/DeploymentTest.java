package io.letterbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
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

/** What a deployment takes of the server's connections: none unasked for, and never all of them. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@Timeout(180)
@DisabledIfSystemProperty(
        named = "it.broker.home",
        matches = ".+",
        disabledReason = "reads the figures of the server's own broker and of its pool")
class DeploymentTest {

    /** Since a test without one is given no management. */
    @Deployment(name = "neighbour", testable = false)
    static WebArchive neighbour() {
        return ShrinkWrap.create(WebArchive.class, "neighbour.war").addClass(Order.class);
    }

    @Deployment(name = "crowd", managed = false, testable = false)
    static WebArchive crowd() {
        return ShrinkWrap.create(WebArchive.class, "crowd.war").merge(ServerArchive.of(Crowd.class));
    }

    @Deployment(name = "bystander", managed = false, testable = false)
    static WebArchive bystander() {
        return ShrinkWrap.create(WebArchive.class, "bystander.war").merge(ServerArchive.of(Bystander.class));
    }

    @Deployment(name = "sending", managed = false, testable = false)
    static WebArchive sending() {
        return ShrinkWrap.create(WebArchive.class, "sending.war")
                .merge(ServerArchive.of(Sending.class, Resources.class, Greeting.class));
    }

    @ArquillianResource
    Deployer deployer;

    @ArquillianResource
    ManagementClient management;

    @Test
    void aListenerForWhichThePoolIsTooSmallFailsIt() {
        Messaging messaging = new Messaging(management);
        ServerProcess server = ServerProcess.running();

        assertThatThrownBy(() -> deployer.deploy("crowd"))
                .hasStackTraceContaining("listener Crowd.admit has concurrency 30")
                .hasStackTraceContaining("have its pool hold more, or lower a listener's concurrency");

        Looking.until(() -> server.threads("letterbox-").isEmpty() && messaging.inUse() == 0);
        assertThat(server.threads("letterbox-")).isEmpty();
        assertThat(messaging.inUse()).isZero();
    }

    @Test
    void anApplicationThatUsesNothingOfLetterboxTakesNoConnection() {
        Messaging messaging = new Messaging(management);
        ServerProcess server = ServerProcess.running();
        messaging.forget();

        deployer.deploy("bystander");
        try {
            assertThat(messaging.mostInUse()).isZero();
            assertThat(server.threads("letterbox-")).isEmpty();
        } finally {
            deployer.undeploy("bystander");
        }
    }

    @Test
    void oneThatSendsAtItsStartTakesSome() {
        Messaging messaging = new Messaging(management);
        messaging.forget();

        deployer.deploy("sending");
        try {
            assertThat(messaging.mostInUse()).isPositive();
        } finally {
            deployer.undeploy("sending");
        }
    }
}
