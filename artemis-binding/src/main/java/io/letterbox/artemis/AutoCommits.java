package io.letterbox.artemis;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.jspecify.annotations.Nullable;

/**
 * The sessions whose sends are not transacted. The engine hands each send the session's transaction even if the send is outside
 * it (it is there for the acknowledgements), and the session does not tell which; only its creation does. Marking the wrong
 * transaction would undo acknowledgements.
 */
final class AutoCommits {

    private final Map<String, RemotingConnection> sessions = new ConcurrentHashMap<>();

    void created(String session, RemotingConnection connection, boolean autoCommitSends) {
        if (autoCommitSends && !takesTransactions(connection)) {
            sessions.put(session, connection);
        }
    }

    void closed(String session) {
        sessions.remove(session);
    }

    /** A session that failed to come into being was never closed either. */
    void closed(RemotingConnection connection) {
        sessions.values().removeIf(connection::equals);
    }

    boolean transacted(ServerSession session, @Nullable Transaction tx) {
        return tx != null && !sessions.containsKey(session.getName());
    }

    /** OpenWire gives its one session a transaction for the time of a send, and takes it away. */
    private static boolean takesTransactions(RemotingConnection connection) {
        return "OPENWIRE".equals(connection.getProtocolName());
    }
}
