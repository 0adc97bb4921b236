package io.letterbox.it.cdi;

import io.letterbox.Listener;
import io.letterbox.Provider;
import io.letterbox.artemis.EmbeddedArtemis;
import io.letterbox.cdi.Listeners;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.stream.Stream;

/** A broker, an application of listeners on it, and a plain client beside them that knows nothing of Letterbox. */
final class Station implements AutoCloseable {

    private static EmbeddedArtemis broker;

    private final EmbeddedArtemis own;
    private final JMSContext client;
    private final SeContainer container;

    private Station(EmbeddedArtemis own, Class<?>... beans) {
        this.own = own;
        client = own.connectionFactory().createContext();
        container = Application.of(Stream.concat(
                        Stream.of(Post.Addresses.class, Post.Depot.class, Journal.class, Outside.class),
                        Stream.of(beans))
                .toArray(Class<?>[]::new));
    }

    /** A started application with these beans, and addresses of every kind. */
    static Station with(Class<?>... beans) {
        broker = EmbeddedArtemis.start();
        return new Station(broker, beans);
    }

    <B> B bean(Class<B> type) {
        return container.select(type).get();
    }

    Journal journal() {
        return bean(Journal.class);
    }

    Listener listener(String name) {
        return bean(Listeners.class).named(name).orElseThrow();
    }

    JMSContext client() {
        return client;
    }

    void send(String queue, Message message) {
        client.createProducer().send(client.createQueue(queue), message);
    }

    void send(String queue, String text) {
        send(queue, client.createTextMessage(text));
    }

    void publish(String topic, String text) {
        client.createProducer().send(client.createTopic(topic), text);
    }

    /** The next message of a queue, which is there or comes soon. */
    Message receive(String queue) {
        try (JMSConsumer consumer = client.createConsumer(client.createQueue(queue))) {
            Message message = consumer.receive(10_000);
            if (message == null) {
                throw new AssertionError("no message in " + queue);
            }
            return message;
        }
    }

    /** Why the next of the dead letters of an address is dead. */
    String reason(String address) throws JMSException {
        return receive("dead." + address).getStringProperty("LetterboxReason");
    }

    /** Stops the application, and not yet the broker. */
    void stop() {
        container.close();
    }

    @Override
    public void close() {
        try (own;
                client) {
            if (container.isRunning()) {
                container.close();
            }
        }
    }

    @ApplicationScoped
    static class Outside {
        @Produces
        Provider provider() {
            return broker;
        }
    }
}
