package io.letterbox.artemis;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIllegalStateException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.SecurityStore;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.reader.MessageUtil;
import org.jspecify.annotations.Nullable;

/** What clients ask of the plug-in: messages to {@link Wire#REQUESTS}, answered into the temporary queue that they name. */
final class Requests {

    private final ActiveMQServer server;
    private final Capacities capacities;
    private final Answers answers;
    private final AddressBounds bounds;
    /** The addresses at which a session has places, by its name. */
    private final Map<String, Set<SimpleString>> places = new ConcurrentHashMap<>();

    Requests(ActiveMQServer server, Capacities capacities, Answers answers, AddressBounds bounds) {
        this.server = server;
        this.capacities = capacities;
        this.answers = answers;
        this.bounds = bounds;
    }

    void handle(ServerSession session, Message message) throws ActiveMQException {
        SimpleString reply = reply(session, message);
        String call = text(message, Wire.CALL);
        int number = 0;
        String error = null;
        try {
            number = perform(session, message, reply);
        } catch (ActiveMQSecurityException e) {
            error = e.getMessage() + "; have the operator grant that permission, or set the address up";
        } catch (Exception e) {
            error = e.getMessage() == null ? e.toString() : e.getMessage();
        }
        if (error != null && !server.isStarted()) {
            throw new ActiveMQIllegalStateException("the broker stops, and refuses nothing any more: " + error);
        }
        // the message goes on to the topic: whoever listens there learns no slot
        message.removeProperty(Wire.SLOT);
        answers.answer(reply, call, number, error);
    }

    /** Ends the places of a session that ends. */
    void forget(ServerSession session) throws ActiveMQException {
        Set<SimpleString> addresses = places.remove(session.getName());
        if (addresses != null) {
            for (SimpleString address : addresses) {
                Bound bound = bounds.enter(address);
                try {
                    bound.leaveAll(session.getName());
                } finally {
                    bound.exit();
                }
            }
        }
    }

    private int perform(ServerSession session, Message message, SimpleString reply) throws Exception {
        SimpleString queue = SimpleString.of(text(message, Wire.QUEUE));
        return switch (text(message, Wire.OP)) {
            case Wire.KEPT -> {
                mayUse(session, queue);
                yield capacities.of(queue.toString());
            }
            case Wire.KEEP -> keep(session, queue, message.getIntProperty(Wire.NUMBER));
            case Wire.ATTEMPTS -> {
                server.getSecurityStore().check(queue, null, CheckType.CONSUME, session);
                capacities.countNoAttempts(queue.toString());
                yield 0;
            }
            case Wire.ASK -> ask(session, queue, new Place(text(message, Wire.SLOT), session.getName(), reply)) ? 1 : 0;
            case Wire.LEAVE -> {
                leave(queue, text(message, Wire.SLOT));
                yield 0;
            }
            default ->
                throw new ActiveMQIllegalStateException(
                        "this broker's plug-in does not know the request; use the same version of Letterbox on both sides");
        };
    }

    /** Whoever uses a bounded mailbox learns its capacity; to give it one is for those who may create it. */
    private int keep(ServerSession session, SimpleString queue, int capacity) throws Exception {
        mayUse(session, queue);
        int kept = capacities.of(queue.toString());
        if (kept != Capacities.NONE) {
            return kept;
        }
        if (!server.getSecurityStore().hasPermission(queue, null, CheckType.CREATE_ADDRESS, session)) {
            throw new ActiveMQSecurityException("the broker keeps no capacity for " + queue + ", and user "
                    + session.getUsername()
                    + " has no permission CREATE_ADDRESS to give it one: address-full-policy FAIL and max-size-messages "
                    + capacity);
        }
        return capacities.keep(queue.toString(), capacity);
    }

    private boolean ask(ServerSession session, SimpleString queue, Place place) throws Exception {
        server.getSecurityStore().check(queue, null, CheckType.SEND, session);
        places.computeIfAbsent(session.getName(), name -> ConcurrentHashMap.newKeySet())
                .add(queue);
        Bound bound = bounds.enter(queue);
        try {
            return bound.ask(place);
        } finally {
            bound.exit();
            if (session.isClosed()) {
                // it ended meanwhile, and may have been forgotten before it asked
                forget(session);
            }
        }
    }

    private void leave(SimpleString queue, String slot) throws ActiveMQException {
        Bound bound = bounds.enter(queue);
        try {
            bound.leave(slot);
        } finally {
            bound.exit();
        }
    }

    /** A receiver opens a bounded mailbox too, so either right will do. */
    private void mayUse(ServerSession session, SimpleString queue) throws Exception {
        SecurityStore security = server.getSecurityStore();
        if (!security.hasPermission(queue, null, CheckType.CONSUME, session)) {
            security.check(queue, null, CheckType.SEND, session);
        }
    }

    /** The queue of the answer. It must be a temporary one, or a request would be a way round the bound of another queue. */
    private SimpleString reply(ServerSession session, Message message) throws ActiveMQException {
        SimpleString replyTo = MessageUtil.getJMSReplyTo(message);
        if (replyTo == null) {
            throw new ActiveMQIllegalStateException("a request to " + Wire.REQUESTS + " needs a JMSReplyTo");
        }
        String prefixed = replyTo.toString();
        int prefix = prefixed.indexOf("://");
        SimpleString reply = SimpleString.of(prefix < 0 ? prefixed : prefixed.substring(prefix + "://".length()));
        Queue queue = server.locateQueue(reply);
        if (queue == null || !queue.isTemporary()) {
            throw new ActiveMQSecurityException(
                    "the JMSReplyTo of a request to " + Wire.REQUESTS + " is no temporary queue");
        }
        try {
            server.getSecurityStore().check(reply, null, CheckType.SEND, session);
        } catch (ActiveMQException e) {
            throw e;
        } catch (Exception e) {
            throw new ActiveMQSecurityException(String.valueOf(e.getMessage()));
        }
        return reply;
    }

    private static String text(Message message, String property) throws ActiveMQException {
        @Nullable String value = message.getStringProperty(property);
        if (value == null) {
            throw new ActiveMQIllegalStateException(
                    "a request to " + Wire.REQUESTS + " needs the property " + property);
        }
        return value;
    }
}
