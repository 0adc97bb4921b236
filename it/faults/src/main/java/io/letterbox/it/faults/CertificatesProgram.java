package io.letterbox.it.faults;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.Sender;
import io.letterbox.artemis.RemoteArtemis;
import jakarta.jms.Connection;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** An engine that listens with one key after the other, and a client who tries to send there. */
final class CertificatesProgram {

    private final Stores stores;
    private final Canaries canaries;
    private final Set<String> reasons = new ConcurrentSkipListSet<>();

    private CertificatesProgram(Stores stores, Canaries canaries) {
        this.stores = stores;
        this.canaries = canaries;
    }

    static String password(long seed) {
        return new Canaries(seed, 1).secret(0);
    }

    public static void main(String[] arguments) throws Exception {
        Canaries canaries = new Canaries(Long.parseLong(arguments[0]), 1);
        canaries.overhear();
        System.setProperty("javax.net.ssl.trustStorePassword", canaries.secret(0));
        CertificatesProgram program =
                new CertificatesProgram(new Stores(Path.of(arguments[1]), Path.of(arguments[2])), canaries);
        program.hearReasons();
        ActiveMQServer engine = program.start(arguments[3].split(" "));
        Parent.tell("running");
        Parent.serve(line -> {
            String[] words = line.split(" ", 3);
            program.reasons.clear();
            int port = engine.getRemotingService().getAcceptor(words[1]).getActualPort();
            try {
                program.send(Certificates.Client.valueOf(words[0]), port);
                Parent.tell("done accepted");
            } catch (Exception refused) {
                canaries.look("a refused certificate", refused);
                program.awaitReason(words[2]);
                Parent.tell("done " + told(refused) + " because " + program.reasons);
            }
            canaries.hits().forEach(hit -> Parent.tell("hit " + hit));
            Parent.tell("looked " + canaries.texts());
        });
    }

    private static String told(Throwable refused) {
        return (refused + "; " + root(refused)).replace('\n', ' ');
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** It is logged by a thread of its own; what is told in the end is whatever was logged. */
    private void awaitReason(String expected) throws Exception {
        try {
            Condition.await(expected, Child.SOON, () -> reasons.stream().anyMatch(reason -> reason.contains(expected)));
        } catch (AssertionError other) {
            reasons.add("not the one that is expected");
        }
    }

    /** The engine says why it did not connect in its log, and there only. */
    private void hearReasons() {
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord said) {
                if (said.getThrown() != null) {
                    reasons.add(
                            String.valueOf(root(said.getThrown()).getMessage()).replace('\n', ' '));
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("").addHandler(handler);
    }

    private ActiveMQServer start(String... keys) throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setPersistenceEnabled(false).setSecurityEnabled(false).setJMXManagementEnabled(false);
        for (String name : keys) {
            Stores.Key key = Stores.Key.valueOf(name);
            Map<String, Object> parameters = new HashMap<>();
            parameters.put(TransportConstants.HOST_PROP_NAME, "127.0.0.1");
            parameters.put(TransportConstants.PORT_PROP_NAME, 0);
            parameters.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
            parameters.put(
                    TransportConstants.KEYSTORE_PATH_PROP_NAME, stores.keys().toString());
            parameters.put(TransportConstants.KEYSTORE_TYPE_PROP_NAME, Stores.TYPE);
            parameters.put(TransportConstants.KEYSTORE_PASSWORD_PROP_NAME, canaries.secret(0));
            parameters.put(TransportConstants.KEYSTORE_ALIAS_PROP_NAME, key.alias());
            configuration.addAcceptorConfiguration(
                    new TransportConfiguration(NettyAcceptorFactory.class.getName(), parameters, key.name()));
        }
        ActiveMQServer engine = new ActiveMQServerImpl(configuration);
        engine.start();
        return engine;
    }

    private void send(Certificates.Client client, int port) throws Exception {
        String url = "tcp://127.0.0.1:" + port + "?sslEnabled=true&trustStoreType=" + Stores.TYPE + "&trustStorePath="
                + stores.trusted();
        switch (client) {
            case LETTERBOX -> {
                try (RemoteArtemis remote = RemoteArtemis.at(url);
                        Letterbox letterbox = Letterbox.over(remote);
                        Sender<String> sender = letterbox.sender(Mailbox.of(
                                "over." + client.name().toLowerCase(Locale.ROOT),
                                String.class,
                                Capacity.unbounded()))) {
                    sender.send("1");
                }
            }
            case CARELESS -> {
                try (var factory = new ActiveMQConnectionFactory(url + "&verifyHost=false&reconnectAttempts=0");
                        Connection connection = factory.createConnection()) {
                    connection.start();
                }
            }
        }
    }
}
