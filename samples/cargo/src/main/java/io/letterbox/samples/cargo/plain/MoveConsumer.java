package io.letterbox.samples.cargo.plain;

import io.letterbox.samples.cargo.RouteBook;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Compares where a consignment is with its route. */
// MIGRATING: before
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:app/jms/moves")
        })
public class MoveConsumer implements MessageListener {

    private static final Logger LOG = Logger.getLogger(MoveConsumer.class.getName());

    @Inject
    RouteBook routes;

    @Inject
    Notices notices;

    @Override
    public void onMessage(Message message) {
        try {
            String consignment = ((TextMessage) message).getText();
            switch (routes.whereabouts(consignment)) {
                case ASTRAY -> notices.astray(consignment);
                case ARRIVED -> notices.arrived(consignment);
                case ON_ITS_WAY -> {} // nothing to tell
            }
        } catch (JMSException | RuntimeException e) {
            LOG.log(Level.WARNING, "could not look at a move", e);
        }
    }
}
// MIGRATING: end
