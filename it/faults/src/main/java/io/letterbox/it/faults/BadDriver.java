package io.letterbox.it.faults;

import jakarta.jms.CompletionListener;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Known to be bad: it believes in completions, which come before the broker has the message since there is no confirmation window,
 * and in receipts that are acknowledged automatically.
 */
final class BadDriver extends RawDriver {

    BadDriver(Reached broker) {
        super(broker);
    }

    @Override
    public void send(String queue, Iterable<String> ids, Told told) {
        List<String> left = new ArrayList<>();
        ids.forEach(left::add);
        left.forEach(told::attempted);
        insisting(told, connection -> {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageProducer producer = session.createProducer(session.createQueue(queue));
            while (!left.isEmpty()) {
                String id = left.get(0);
                producer.send(session.createTextMessage(id), new CompletionListener() {
                    @Override
                    public void onCompletion(Message message) {
                        told.acknowledged(id);
                    }

                    @Override
                    public void onException(Message message, Exception failure) {
                        told.unknown(id);
                    }
                });
                left.remove(0);
            }
        });
    }

    @Override
    public void receive(String queue, Told told, BooleanSupplier stopped) {
        insisting(told, connection -> {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
            while (!stopped.getAsBoolean()) {
                Message message = consumer.receive(LOOK_MILLIS);
                if (message != null) {
                    String id = ((TextMessage) message).getText();
                    told.received(id);
                    told.settled(id);
                }
            }
        });
    }
}
