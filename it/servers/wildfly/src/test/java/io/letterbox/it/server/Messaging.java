package io.letterbox.it.server;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.as.arquillian.container.ManagementClient;
import org.jboss.dmr.ModelNode;

/** The server's messaging, as its own management sees it. */
record Messaging(ManagementClient management) {

    /** How many connections of the pool somebody has, and has not given back. */
    int inUse() {
        return pool().get("InUseCount").asInt();
    }

    /** How many were in use at once since the last {@link #forget}. */
    int mostInUse() {
        return pool().get("MaxUsedCount").asInt();
    }

    /** Counts from now on. */
    void forget() {
        ModelNode clear = new ModelNode();
        clear.get("operation").set("clear-statistics");
        clear.get("address").set(poolAddress());
        result(clear);
    }

    private ModelNode pool() {
        ModelNode read = new ModelNode();
        read.get("operation").set("read-resource");
        read.get("include-runtime").set(true);
        read.get("address").set(poolAddress());
        return result(read);
    }

    /** The pool of the default connection factory. */
    private static ModelNode poolAddress() {
        return broker().add("pooled-connection-factory", "activemq-ra").add("statistics", "pool");
    }

    /** The queues that the broker has, subscriptions' and temporary ones among them, and how many receive from each. */
    Map<String, Integer> consumers() {
        ModelNode read = new ModelNode();
        read.get("operation").set("read-resource");
        read.get("include-runtime").set(true);
        read.get("address").set(broker().add("runtime-queue", "*"));
        Map<String, Integer> consumers = new TreeMap<>();
        for (ModelNode queue : result(read).asList()) {
            ModelNode address = queue.get("address");
            consumers.put(
                    address.get(address.asList().size() - 1)
                            .get("runtime-queue")
                            .asString(),
                    queue.get("result").get("consumer-count").asInt());
        }
        return consumers;
    }

    private static ModelNode broker() {
        return new ModelNode().add("subsystem", "messaging-activemq").add("server", "default");
    }

    private ModelNode result(ModelNode operation) {
        try {
            ModelNode answer = management.getControllerClient().execute(operation);
            if (!"success".equals(answer.get("outcome").asString())) {
                throw new AssertionError(operation + ": " + answer);
            }
            return answer.get("result");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
