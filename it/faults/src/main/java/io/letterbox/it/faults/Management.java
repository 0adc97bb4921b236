package io.letterbox.it.faults;

import java.io.IOException;
import java.time.Duration;
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
    private static final String UNKNOWN_RESOURCE = "AMQ229067";
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
            case "consumers" -> number(queue, "consumerCount");
            case "temporary" -> temporary();
            default ->
                throw new UnsupportedOperationException("\"" + what
                        + "\" is asked of the embedded broker only: leave out the distribution for this goal");
        };
    }

    private long number(String queue, String attribute) {
        return attribute(ResourceNames.QUEUE + queue, attribute) instanceof Number number ? number.longValue() : 0;
    }

    /** Without the queue by which the answers come. */
    private long temporary() {
        long found = 0;
        if (attribute(ResourceNames.BROKER, "queueNames") instanceof Object[] queues) {
            for (Object queue : queues) {
                found += Boolean.TRUE.equals(attribute(ResourceNames.QUEUE + queue, "temporary")) ? 1 : 0;
            }
        }
        return found - 1;
    }

    /** Empty text for what is not there. */
    private Object attribute(String resource, String name) {
        try {
            ClientMessage question = session.createMessage(false);
            ManagementHelper.putAttribute(question, resource, name);
            ClientMessage answer = requestor.request(question, ANSWER_MILLIS);
            if (answer == null) {
                throw new IllegalStateException("no answer about " + resource + " within " + ANSWER_MILLIS + " ms");
            }
            Object result = ManagementHelper.getResult(answer);
            if (ManagementHelper.hasOperationSucceeded(answer)) {
                return result;
            }
            if (String.valueOf(result).contains(UNKNOWN_RESOURCE)) {
                return "";
            }
            throw new IllegalStateException(resource + ", " + name + ": " + result);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException("asked about " + resource, failure);
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
