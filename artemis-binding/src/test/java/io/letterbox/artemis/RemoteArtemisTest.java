package io.letterbox.artemis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Provider.Use;
import io.letterbox.ProviderFactory;
import jakarta.jms.Connection;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.ActiveMQNotConnectedException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A broker in another process, here played by one that is reached over TCP. */
@Timeout(60)
class RemoteArtemisTest {

    private static final String SECRET = "s3cret-0f-the-test";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp://clerk:s3cret-0f-the-test@broker:61616",
                "tcp://broker:61616?user=clerk&password=s3cret-0f-the-test",
                "tcp://broker:61616?sslEnabled=true&trustStorePassword=s3cret-0f-the-test",
                "tcp://broker:61616?pass%77ord=s3cret-0f-the-test",
                "tcp://broker:61616/ s3cret-0f-the-test",
                "nonsense?password=s3cret-0f-the-test"
            })
    void aPasswordInTheUrlIsRefusedAndNotRepeated(String url) {
        assertThatThrownBy(() -> RemoteArtemis.at(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .satisfies(refusal -> assertThat(refusal.toString()).doesNotContain(SECRET));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blockOnNonDurableSend=false",
                "blockOnDurableSend=false",
                "confirmationWindowSize=-1",
                "consumerWindowSize=1000000",
                "reconnectAttempts=-1",
                "deserializationAllowList=*",
                "trustAll=true",
                "verifyHost=false",
                "sslEnabled=yes",
                "sslEnabled=TRUE",
                "sslEnabled",
                "trustStorePath=trusted.p12",
                "enabledProtocols=TLSv1.3&sslEnabled=false",
                "preAcknowledge=true",
                "compressLargeMessage=true"
            })
    void aParameterThatUndoesTheSafetyIsRefused(String parameter) {
        assertThatThrownBy(() -> RemoteArtemis.at("tcp://broker:61616?" + parameter))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(parameter.split("=", 2)[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vm://0",
                "broker:61616",
                "tcp://broker",
                "(tcp://one:1,tcp://two:2)",
                "tcp://one:1#tcp://two:2",
                "tcp://one:1,two:2",
                "tcp://one:1,tcp://two",
                "",
                "udp://231.7.7.7:9876"
            })
    void whatIsNoBrokersUrlIsRefused(String url) {
        assertThatThrownBy(() -> RemoteArtemis.at(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTransportParameterIsTaken() throws Exception {
        try (EmbeddedArtemis artemis =
                        EmbeddedArtemis.start(BrokerSettings.inMemory().port(0).user("clerk", SECRET));
                RemoteArtemis remote = RemoteArtemis.at(
                        artemis.uri().orElseThrow() + "?tcpNoDelay=true&connectTimeoutMillis=5000", "clerk", SECRET);
                JMSContext context = remote.connectionFactory().createContext()) {
            context.createProducer().send(context.createQueue("orders"), "over TCP");
            assertThat(context.createConsumer(context.createQueue("orders")).receiveBody(String.class, 5_000))
                    .isEqualTo("over TCP");
        }
    }

    @Test
    void aBrokerWithoutThePlugInHasNoBoundsAndIsLeftAsItWas() throws Exception {
        try (TestBroker broker = TestBroker.start("tcp", BrokerSettings.inMemory(), List.of());
                Connection connection = broker.connect(Use.ONE_BY_ONE)) {
            assertThat(ClientBounds.over(connection)).isEmpty();
            assertThat(broker.server().getAddressInfo(SimpleString.of(Wire.REQUESTS)))
                    .isNull();
            Eventually.holds(
                    "only the connection's own session is left",
                    () -> broker.server().getSessions().size() == 1);
        }
    }

    @Test
    void whoKnowsABrokerByConfigurationAloneFindsTheWayToItAsAService() {
        ProviderFactory factory =
                ServiceLoader.load(ProviderFactory.class).findFirst().orElseThrow();

        assertThat(factory.at("tcp://broker:61616")).hasToString("RemoteArtemis[tcp://broker:61616]");
        assertThat(factory.at("tcp://broker:61616", "clerk", SECRET)).hasToString("RemoteArtemis[tcp://broker:61616]");
    }

    @Test
    void aBrokerThatIsNotThereIsAnExceptionAtOnce() {
        try (RemoteArtemis remote = RemoteArtemis.at("tcp://127.0.0.1:1")) {
            assertThatThrownBy(() -> remote.connect(Use.AHEAD)).isInstanceOf(JMSException.class);
        }
    }

    /** The engine would wait for the introduction as long as for the answer to a call, which is half a minute. */
    @Test
    @Timeout(20)
    void aBrokerThatDiesBeforeItHasIntroducedItselfIsAnExceptionAtOnce() throws Exception {
        try (ServerSocket dying = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RemoteArtemis remote = RemoteArtemis.at("tcp://127.0.0.1:" + dying.getLocalPort())) {
            Thread death = new Thread(() -> {
                try (Socket client = dying.accept()) {
                    assertThat(client.getInputStream().read()).isNotNegative();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            death.start();
            assertThatThrownBy(() -> remote.connect(Use.AHEAD)).isInstanceOf(JMSException.class);
            death.join();
        }
    }

    @Test
    void ofBrokersThatStandInForEachOtherTheOneThatAnswersIsTaken() throws Exception {
        try (EmbeddedArtemis broker =
                EmbeddedArtemis.start(BrokerSettings.inMemory().port(0))) {
            Login login = broker.login().orElseThrow();
            String both = "tcp://127.0.0.1:1," + broker.uri().orElseThrow();
            try (RemoteArtemis remote = RemoteArtemis.at(both, login.user(), login.password())) {
                assertThat(remote).hasToString("RemoteArtemis[" + both + "]");
                for (int round = 0; round < 5; round++) {
                    remote.connect(Use.AHEAD).close();
                }
            }
        }
    }

    @Test
    void aConnectionThatBrokeLeavesNoThread() throws Exception {
        try (TestBroker broker = TestBroker.start("tcp")) {
            for (int round = 0; round < 5; round++) {
                Connection connection = broker.connect(Use.ONE_BY_ONE);
                CountDownLatch broken = new CountDownLatch(1);
                connection.setExceptionListener(e -> broken.countDown());
                connection.start();
                for (RemotingConnection one :
                        Set.copyOf(broker.server().getRemotingService().getConnections())) {
                    one.fail(new ActiveMQNotConnectedException("killed"));
                }
                broken.await();
                connection.close();
            }
            Eventually.empty(
                    "no thread of a broken connection",
                    () -> Thread.getAllStackTraces().keySet().stream()
                            .map(Thread::getName)
                            .filter(name -> name.startsWith("nioEventLoopGroup"))
                            .collect(Collectors.toSet()));
        }
    }
}
