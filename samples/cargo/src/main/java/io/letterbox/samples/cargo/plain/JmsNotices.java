package io.letterbox.samples.cargo.plain;

import io.letterbox.samples.cargo.Scan;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;

/** The one class that sends. */
@ApplicationScoped
public class JmsNotices implements Notices {

    private static final int URGENT = 9;
    private static final long TEN_MINUTES = 10 * 60 * 1000;

    @Inject
    JMSContext jms;

    @Resource(lookup = "java:app/jms/scans")
    Queue scans;

    @Resource(lookup = "java:app/jms/moves")
    Queue moves;

    @Resource(lookup = "java:app/jms/alerts")
    Queue alerts;

    @Resource(lookup = "java:app/jms/arrivals")
    Queue arrivals;

    @Resource(lookup = "java:app/jms/rejects")
    Queue rejects;

    @Override
    public void scanned(Scan scan) {
        jms.createProducer().send(scans, scan);
    }

    @Override
    public void moved(String consignment) {
        jms.createProducer().send(moves, consignment);
    }

    @Override
    public void delayed(String consignment) {
        jms.createProducer().send(alerts, consignment + " is delayed");
    }

    @Override
    public void astray(String consignment) {
        jms.createProducer().setPriority(URGENT).send(alerts, consignment + " is astray");
    }

    @Override
    public void arrived(String consignment) {
        jms.createProducer().setTimeToLive(TEN_MINUTES).send(arrivals, consignment);
    }

    @Override
    public void rejected(Scan scan) {
        jms.createProducer().send(rejects, scan);
    }
}
