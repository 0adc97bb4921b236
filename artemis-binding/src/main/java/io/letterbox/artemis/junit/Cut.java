package io.letterbox.artemis.junit;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.ActiveMQNotConnectedException;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/** Breaks connections from the broker's side. */
final class Cut {

    private Cut() {}

    static void all(ActiveMQServer server, Faults faults) {
        cut(Set.copyOf(server.getRemotingService().getConnections()), "there is no connection to cut", faults);
    }

    static void receivers(ActiveMQServer server, String queue, Faults faults) {
        cut(
                server.getSessions().stream()
                        .filter(session -> receives(session, queue))
                        .map(ServerSession::getRemotingConnection)
                        .collect(Collectors.toSet()),
                "nobody receives from \"" + queue + "\", so there is no connection to cut",
                faults);
    }

    private static boolean receives(ServerSession session, String queue) {
        return session.getServerConsumers().stream()
                .anyMatch(consumer -> consumer.getQueue().getName().toString().equals(queue));
    }

    private static void cut(Set<RemotingConnection> connections, String none, Faults faults) {
        if (connections.isEmpty()) {
            throw new IllegalStateException(none + "; await it first");
        }
        // or the session of a held acknowledgement could not end before it
        faults.losingHeld(() -> connections.forEach(Cut::fail));
    }

    private static void fail(RemotingConnection connection) {
        connection.fail(new ActiveMQNotConnectedException("the test cut the connection"));
    }
}
