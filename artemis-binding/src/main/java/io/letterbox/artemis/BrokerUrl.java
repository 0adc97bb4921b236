package io.letterbox.artemis;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.jspecify.annotations.Nullable;

/**
 * The URL of a broker, checked. Its parameters may say how to reach the broker; how to use it is Letterbox's affair, and a
 * password has no place in what is logged and stored as widely as a URL.
 *
 * @param url the URL as it was given
 */
record BrokerUrl(String url) {

    private static final Set<String> ENCRYPTION = Set.of(
            "sslAutoReload",
            "sslProvider",
            "sslContext",
            "keyStoreProvider",
            "keyStoreType",
            "keyStorePath",
            "keyStoreAlias",
            "trustStoreProvider",
            "trustStoreType",
            "trustStorePath",
            "crlPath",
            "enabledCipherSuites",
            "enabledProtocols",
            "sniHost",
            "useDefaultSslContext");

    private static final Set<String> TRANSPORT = Set.of(
            "sslEnabled",
            "localAddress",
            "localPort",
            "tcpNoDelay",
            "tcpSendBufferSize",
            "tcpReceiveBufferSize",
            "connectTimeoutMillis",
            "httpEnabled",
            "httpUpgradeEnabled",
            "socksEnabled",
            "socksHost",
            "socksPort",
            "socksVersion",
            "socksRemoteDNS");

    private static final Pattern NEXT = Pattern.compile(",(?=tcp://)");

    BrokerUrl {
        URI uri = parse(url);
        if (uri == null || !"tcp".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 0) {
            throw new IllegalArgumentException(
                    "the broker's URL is of the form tcp://host:port, or two of that form with a comma between them");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the URL of " + place(uri)
                    + " holds a user or a password; give them to RemoteArtemis.at(url, user, password)");
        }
        for (String parameter : parameters(uri)) {
            check(uri, parameter);
        }
        if (!encrypted(uri)) {
            Stream.of(parameters(uri))
                    .map(BrokerUrl::name)
                    .filter(ENCRYPTION::contains)
                    .forEach(name -> {
                        throw new IllegalArgumentException(
                                "the URL of " + place(uri) + " sets \"" + name
                                        + "\", and passwords and messages would go unencrypted: add sslEnabled=true, or leave it out");
                    });
        }
        if (uri.getRawFragment() != null) {
            throw new IllegalArgumentException("the URL of " + place(uri)
                    + " names a second broker after a #; put a comma and its whole URL there");
        }
    }

    /** Brokers that stand in for each other, with commas between them. */
    static List<BrokerUrl> all(String urls) {
        return NEXT.splitAsStream(urls).map(BrokerUrl::new).toList();
    }

    /** The broker without parameters. */
    String place() {
        return place(URI.create(url));
    }

    /** How Artemis is told of it. */
    TransportConfiguration connector() {
        URI uri = URI.create(url);
        Map<String, Object> parameters = new HashMap<>();
        for (String parameter : parameters(uri)) {
            parameters.put(name(parameter), value(parameter));
        }
        parameters.put(TransportConstants.HOST_PROP_NAME, uri.getHost());
        parameters.put(TransportConstants.PORT_PROP_NAME, uri.getPort());
        // whoever else has a good certificate is still not the broker that is meant
        parameters.put(TransportConstants.VERIFY_HOST_PROP_NAME, true);
        parameters.put(TransportConstants.TRUST_ALL_PROP_NAME, false);
        // a thread of its own for each connection, which ends with it; the native transports unpack a library
        parameters.put(TransportConstants.USE_GLOBAL_WORKER_POOL_PROP_NAME, false);
        parameters.put(TransportConstants.REMOTING_THREADS_PROPNAME, 1);
        parameters.put(TransportConstants.USE_EPOLL_PROP_NAME, false);
        parameters.put(TransportConstants.USE_KQUEUE_PROP_NAME, false);
        return new TransportConfiguration(EndingNettyConnectorFactory.class.getName(), parameters, place());
    }

    private static String[] parameters(URI uri) {
        String query = uri.getRawQuery();
        return query == null || query.isEmpty() ? new String[0] : query.split("[&;]");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void check(URI uri, String parameter) {
        String name = name(parameter);
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.contains("password") || lower.contains("user")) {
            throw new IllegalArgumentException("the URL of " + place(uri) + " holds \"" + name
                    + "\"; give user and password to RemoteArtemis.at(url, user, password), and the passwords of key stores by"
                    + " the system properties javax.net.ssl.keyStorePassword and javax.net.ssl.trustStorePassword");
        }
        if (!TRANSPORT.contains(name) && !ENCRYPTION.contains(name)) {
            throw new IllegalArgumentException(
                    "the URL of " + place(uri) + " sets \"" + name
                            + "\"; Letterbox sets by itself how the broker is used, since messages could be lost otherwise: leave it out");
        }
    }

    boolean encrypted() {
        return encrypted(URI.create(url));
    }

    /** The engine takes whatever is not "true" for false. */
    private static boolean encrypted(URI uri) {
        boolean encrypted = false;
        for (String parameter : parameters(uri)) {
            if (name(parameter).equals(TransportConstants.SSL_ENABLED_PROP_NAME)) {
                String value = value(parameter);
                if (!value.equals("true") && !value.equals("false")) {
                    throw new IllegalArgumentException("the URL of " + place(uri) + " sets sslEnabled to \"" + value
                            + "\": true or false is expected");
                }
                encrypted = value.equals("true");
            }
        }
        return encrypted;
    }

    private static String name(String parameter) {
        return decoded(parameter.split("=", 2)[0]);
    }

    private static String value(String parameter) {
        String[] pair = parameter.split("=", 2);
        return pair.length < 2 ? "" : decoded(pair[1]);
    }

    private static String place(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + ":" + uri.getPort();
    }

    private static @Nullable URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            // not a cause: its text repeats the URL, and perhaps a password in it
            return null;
        }
    }

    @Override
    public String toString() {
        return place();
    }
}
