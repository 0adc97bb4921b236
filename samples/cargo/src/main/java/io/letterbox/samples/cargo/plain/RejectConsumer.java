package io.letterbox.samples.cargo.plain;

import io.letterbox.samples.cargo.Office;
import io.letterbox.samples.cargo.Scan;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.ObjectMessage;

/** Files scans of consignments that nobody knows. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:app/jms/rejects")
        })
public class RejectConsumer implements MessageListener {

    @Inject
    Office office;

    @Override
    public void onMessage(Message message) {
        try {
            office.file((Scan) ((ObjectMessage) message).getObject());
        } catch (JMSException e) {
            throw new EJBException(e);
        }
    }
}
