package io.letterbox.it.exactness;

import io.letterbox.artemis.GlassBroker;
import io.letterbox.it.faults.Child;
import io.letterbox.it.faults.Condition;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.util.Enumeration;

/** The tickets of the receivers that wait for a rendezvous. */
final class Tickets {

    private Tickets() {}

    /** Waits until so many receivers wait. */
    static void await(GlassBroker broker, String mailbox, int many) throws Exception {
        try (Connection connection = broker.connectionFactory().createConnection();
                Session session = connection.createSession();
                QueueBrowser browser =
                        session.createBrowser(session.createQueue(mailbox), "LetterboxTicket IS NOT NULL")) {
            connection.start();
            Condition.await(many + " tickets", Child.SOON, () -> count(browser) == many);
        }
    }

    private static int count(QueueBrowser browser) throws JMSException {
        int seen = 0;
        for (Enumeration<?> each = browser.getEnumeration(); each.hasMoreElements(); each.nextElement()) {
            seen++;
        }
        return seen;
    }
}
