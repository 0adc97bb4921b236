package io.letterbox.it.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;

/** What a running broker tells of its queues, by its management address. */
final class Management implements AutoCloseable {

    private static final String ADDRESS = "activemq.management";
    private static final long PAUSE_NANOS = 20_000_000;
    private static final long ANSWER_MILLIS = 10_000;

    private final ServerLocator locator;
    private final ClientSession session;
    private final ClientRequestor requestor;

    private Management(ServerLocator locator, ClientSession session, ClientRequestor requestor) {
        this.locator = locator;
        this.session = session;
        this.requestor = requestor;
    }

    /** Waits until it answers. */
    static Management reach(Reached broker, Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                return connect(broker);
            } catch (Exception notYet) {
                if (System.nanoTime() - end > 0) {
                    throw new IOException("no answer from " + broker + " within " + limit, notYet);
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private static Management connect(Reached broker) throws Exception {
        ServerLocator locator = ActiveMQClient.createServerLocator(broker.url());
        try {
            locator.setReconnectAttempts(0);
            ClientSession session = locator.createSessionFactory()
                    .createSession(broker.user(), broker.password(), false, true, true, false, 0);
            session.start();
            return new Management(locator, session, new ClientRequestor(session, ADDRESS));
        } catch (Exception refused) {
            locator.close();
            throw refused;
        }
    }

    synchronized long ask(String what, String queue) {
        return switch (what) {
            case "stored" -> number(queue, "messageCount");
            case "temporary" -> temporary();
            default ->
                throw new UnsupportedOperationException("\"" + what
                        + "\" is asked of the embedded broker only: leave out the distribution for this goal");
        };
    }

    private long number(String queue, String attribute) {
        ClientMessage answer = answer(ResourceNames.QUEUE + queue, attribute);
        if (ManagementHelper.hasOperationSucceeded(answer)) {
            return ((Number) result(answer)).longValue();
        }
        if (queues().contains(queue)) {
            throw new IllegalStateException(attribute + " of the queue \"" + queue + "\": " + result(answer));
        }
        return 0;
    }

    /** Without the queue by which the answers come. */
    private long temporary() {
        return queues().stream()
                        .filter(queue -> Boolean.TRUE.equals(result(answer(ResourceNames.QUEUE + queue, "temporary"))))
                        .count()
                - 1;
    }

    private List<?> queues() {
        return List.of((Object[]) result(answer(ResourceNames.BROKER, "queueNames")));
    }

    private ClientMessage answer(String resource, String attribute) {
        try {
            ClientMessage question = session.createMessage(false);
            ManagementHelper.putAttribute(question, resource, attribute);
            ClientMessage answer = requestor.request(question, ANSWER_MILLIS);
            if (answer == null) {
                throw new IllegalStateException("no answer about " + resource + " within " + ANSWER_MILLIS + " ms");
            }
            return answer;
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException("asked about " + resource, failure);
        }
    }

    private static Object result(ClientMessage answer) {
        try {
            return ManagementHelper.getResult(answer);
        } catch (Exception unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (ActiveMQException gone) {
            // So is what was to be closed.
        } finally {
            locator.close();
        }
    }
}
