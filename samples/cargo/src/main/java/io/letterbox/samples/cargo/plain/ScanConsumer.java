package io.letterbox.samples.cargo.plain;

import io.letterbox.samples.cargo.RouteBook;
import io.letterbox.samples.cargo.Scan;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.ObjectMessage;

/** Enters a scan in the route book. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:app/jms/scans")
        })
public class ScanConsumer implements MessageListener {

    @Inject
    RouteBook routes;

    @Inject
    Notices notices;

    @Override
    public void onMessage(Message message) {
        try {
            Scan scan = (Scan) ((ObjectMessage) message).getObject();
            if (routes.note(scan)) {
                notices.moved(scan.consignment());
            } else {
                notices.rejected(scan);
            }
        } catch (JMSException e) {
            throw new EJBException(e);
        }
    }
}
