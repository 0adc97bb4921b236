package io.letterbox;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * A queue or a topic of the broker.
 *
 * @param name what the broker calls it
 * @param administered the object that stands for it, if it is not made by its name
 */
record Place(String name, Optional<Destination> administered) {

    /** Where the settings put a queue or topic; a JNDI name is looked up now, in the naming context of this thread. */
    static Place of(String destination, Class<? extends Destination> kind, Settings settings) {
        Destination given = settings.administered().get(destination);
        if (given != null) {
            return of(destination, kind, given, "the settings map it to");
        }
        String jndi = settings.jndi().get(destination);
        if (jndi != null) {
            return of(destination, kind, lookUp(destination, jndi), "the JNDI name \"" + jndi + "\" is");
        }
        return new Place(settings.destinations().getOrDefault(destination, destination), Optional.empty());
    }

    private static Place of(String destination, Class<? extends Destination> kind, Object found, String origin) {
        try {
            if (kind == Topic.class && found instanceof Topic topic) {
                return new Place(topic.getTopicName(), Optional.of(topic));
            }
            if (kind == Queue.class && found instanceof Queue queue) {
                return new Place(queue.getQueueName(), Optional.of(queue));
            }
        } catch (JMSException nameless) {
            throw new IllegalArgumentException(
                    destination + ": " + origin + " " + found + ", which does not say its name", nameless);
        }
        throw new IllegalArgumentException(destination + ": " + origin + " " + found + ", which is no " + kind.getName()
                + ": map it to one, or name another kind of address");
    }

    @SuppressWarnings("BanJNDI") // the name is a deployer's, and Settings refuse one that leads out of the process
    private static Object lookUp(String destination, String jndi) {
        try {
            InitialContext context = new InitialContext();
            try {
                return context.lookup(jndi);
            } finally {
                context.close();
            }
        } catch (NamingException failure) {
            throw new IllegalArgumentException(
                    destination + ": the JNDI name \"" + jndi + "\" leads nowhere: " + failure
                            + "; declare the destination under that name, or map " + destination + " to another",
                    failure);
        }
    }

    Queue queue(Session session) throws JMSException {
        return administered.isPresent() ? (Queue) administered.get() : session.createQueue(name);
    }

    Topic topic(Session session) throws JMSException {
        return administered.isPresent() ? (Topic) administered.get() : session.createTopic(name);
    }
}
