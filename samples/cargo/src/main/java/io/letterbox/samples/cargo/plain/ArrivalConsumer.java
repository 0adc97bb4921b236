package io.letterbox.samples.cargo.plain;

import io.letterbox.samples.cargo.Office;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;

/** Shows on the board what has arrived. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:app/jms/arrivals")
        })
public class ArrivalConsumer implements MessageListener {

    @Inject
    Office office;

    @Override
    public void onMessage(Message message) {
        try {
            office.show(((TextMessage) message).getText());
        } catch (JMSException e) {
            throw new EJBException(e);
        }
    }
}
