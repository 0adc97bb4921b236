package io.letterbox.artemis;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The URL of a broker, checked. Its parameters may say how to reach the broker; how to use it is Letterbox's affair, and a
 * password has no place in what is logged and stored as widely as a URL.
 *
 * @param url the URL as it was given
 */
record BrokerUrl(String url) {

    private static final Set<String> TRANSPORT = Set.of(
            "sslEnabled",
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
            "useDefaultSslContext",
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

    /** Threads and native libraries of each connector's own, which end with it. */
    private static final String OWN =
            "useGlobalWorkerPool=false&nioRemotingThreads=1&remotingThreads=1&useEpoll=false&useKQueue=false";

    BrokerUrl {
        URI uri = parse(url);
        if (uri == null || !"tcp".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 0) {
            throw new IllegalArgumentException("the broker's URL is of the form tcp://host:port, for one broker");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the URL of " + place(uri)
                    + " holds a user or a password; give them to RemoteArtemis.at(url, user, password)");
        }
        String query = uri.getRawQuery();
        for (String parameter : query == null ? new String[0] : query.split("[&;]")) {
            check(uri, parameter);
        }
        if (uri.getRawFragment() != null) {
            throw new IllegalArgumentException("the URL of " + place(uri) + " names a second broker; name one");
        }
    }

    /** The broker without parameters. */
    String place() {
        return place(URI.create(url));
    }

    /** The URL to connect to. */
    String connecting() {
        return url + (url.contains("?") ? "&" : "?") + OWN;
    }

    private static void check(URI uri, String parameter) {
        String raw = parameter.split("=", 2)[0];
        String name = URLDecoder.decode(raw, StandardCharsets.UTF_8);
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.contains("password") || lower.contains("user")) {
            throw new IllegalArgumentException("the URL of " + place(uri) + " holds \"" + name
                    + "\"; give user and password to RemoteArtemis.at(url, user, password), and the passwords of key stores by"
                    + " the system properties javax.net.ssl.keyStorePassword and javax.net.ssl.trustStorePassword");
        }
        if (!TRANSPORT.contains(name)) {
            throw new IllegalArgumentException(
                    "the URL of " + place(uri) + " sets \"" + name
                            + "\"; Letterbox sets by itself how the broker is used, since messages could be lost otherwise: leave it out");
        }
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
