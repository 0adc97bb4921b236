package io.letterbox;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an inlet takes messages from: a source, and the queue in which failed ones of that source wait to be tried again. */
@FunctionalInterface
interface Intake {

    /** Opens the consumer of the source. */
    MessageConsumer open(Session session) throws JMSException;

    /** The queue of retries; empty if there is none. */
    default Optional<Queue> retries(Session session) throws JMSException {
        return Optional.empty();
    }

    /** When those who receive through this intake look next for retries; each by itself unless they share their queue. */
    default NextLook nextLook() {
        return new NextLook();
    }

    /** Opens the consumer of the queue of retries. */
    default MessageConsumer open(Session session, Queue retries) throws JMSException {
        return session.createConsumer(retries);
    }

    /**
     * Receives a message again that was put back, if it can be picked out and nobody else has it.
     *
     * @param is selects it
     * @return null if it is not to be had
     */
    default @Nullable Message again(Session session, String is) throws JMSException {
        return null;
    }

    private static @Nullable Message look(Session session, Destination from, String is) throws JMSException {
        try (MessageConsumer consumer = session.createConsumer(from, is)) {
            return consumer.receiveNoWait();
        }
    }

    /** All of a queue, or what a selector matches. */
    static Intake queue(Route<?> route, @Nullable String selector) {
        NextLook look = new NextLook();
        return new Intake() {
            @Override
            public NextLook nextLook() {
                return look;
            }

            @Override
            public MessageConsumer open(Session session) throws JMSException {
                return session.createConsumer(route.destination(session), selector);
            }

            @Override
            public Optional<Queue> retries(Session session) throws JMSException {
                return Optional.of(route.retries().queue(session));
            }

            @Override
            public MessageConsumer open(Session session, Queue retries) throws JMSException {
                return session.createConsumer(retries, selector);
            }

            @Override
            public @Nullable Message again(Session session, String is) throws JMSException {
                Message message = look(session, route.destination(session), is);
                return message == null ? look(session, route.retries().queue(session), is) : message;
            }
        };
    }

    /** What a durable subscription keeps for all who share it. */
    static Intake shared(Route<?> route, String subscription, @Nullable String selector) {
        NextLook look = new NextLook();
        return new Intake() {
            @Override
            public NextLook nextLook() {
                return look;
            }

            @Override
            public MessageConsumer open(Session session) throws JMSException {
                return session.createSharedDurableConsumer((Topic) route.destination(session), subscription, selector);
            }

            @Override
            public Optional<Queue> retries(Session session) throws JMSException {
                return Optional.of(route.retries().queue(session));
            }
        };
    }

    /**
     * What is sent while it is open.
     *
     * @param group shares the messages among the sessions that give the same name; null for a session of one's own
     */
    static Intake live(Route<?> route, @Nullable String group, @Nullable String selector) {
        return new Intake() {
            @Override
            public MessageConsumer open(Session session) throws JMSException {
                Topic topic = (Topic) route.destination(session);
                return group == null
                        ? session.createConsumer(topic, selector)
                        : session.createSharedConsumer(topic, group, selector);
            }

            // As short-lived as the subscription itself.
            @Override
            public Optional<Queue> retries(Session session) throws JMSException {
                return Optional.of(session.createTemporaryQueue());
            }
        };
    }

    /**
     * The intake of a source.
     *
     * @param selecting what whoever receives from it selects, besides what the source does
     * @throws IllegalArgumentException if nothing can be selected there
     */
    static Intake of(Source<?> source, Route<?> route, @Nullable String group, Optional<Selector> selecting) {
        String selector = selector(source, route, selecting);
        return Subscription.in(source)
                .map(subscription -> subscription
                        .durable()
                        .map(durable -> shared(route, durable, selector))
                        .orElseGet(() -> live(route, group, selector)))
                .orElseGet(() -> queue(route, selector));
    }

    private static @Nullable String selector(Source<?> source, Route<?> route, Optional<Selector> selecting) {
        Optional<Selector> selector = Selected.selector(source)
                .map(of -> selecting.map(of::and).orElse(of))
                .or(() -> selecting);
        if (selector.isPresent()
                && Subscription.in(source).flatMap(Subscription::durable).isPresent()) {
            throw new IllegalArgumentException("nothing can be selected from a named subscription of " + route
                    + ", since by the specification another selector would delete what it holds: receive all of it and"
                    + " pass over the rest, or select from a live subscription");
        }
        return selector.map(Selector::text).orElse(null);
    }
}
