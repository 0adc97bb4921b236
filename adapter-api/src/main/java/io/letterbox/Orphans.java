package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stays in the queue of a rendezvous when a process dies in the middle of it. Whoever lives takes or renews its messages
 * within seconds, so what is seen twice is an orphan: a hand-over goes to the dead letters, a ticket or an answer goes out. No
 * clock but the looker's own is asked.
 */
final class Orphans implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    /** Ids that can stand in a selector. */
    static final Pattern ID = Pattern.compile("[^'\\p{Cntrl}]{1,200}");

    private final Route<?> route;
    private final Wires wires;
    private final ScheduledExecutorService clock;
    private volatile Set<String> seen = Set.of();
    private @Nullable Future<?> looking;

    Orphans(Route<?> route, Wires wires, ScheduledExecutorService clock) {
        this.route = route;
        this.wires = wires;
        this.clock = clock;
    }

    synchronized void watch() {
        long millis = BETWEEN_LOOKS.toMillis();
        looking = clock.scheduleWithFixedDelay(this::lookApart, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** On a server each look is a task of its own: some servers take back what was used only at its end. */
    private void lookApart() {
        if (wires.provider().transactions().isEmpty()) {
            look();
            return;
        }
        Thread thread = wires.provider().threads().newThread(this::look);
        thread.setName("letterbox-orphans");
        thread.start();
    }

    private void look() {
        try {
            Session session = wires.session(Provider.Use.ONE_BY_ONE, Session.SESSION_TRANSACTED);
            try {
                Set<String> here = browse(session);
                for (String id : here) {
                    if (seen.contains(id)) {
                        remove(session, id);
                    }
                }
                seen = here;
            } finally {
                session.close();
            }
        } catch (JMSException unreachable) {
            seen = Set.of(); // It looks again, from the beginning.
        }
    }

    private Set<String> browse(Session session) throws JMSException {
        Set<String> ids = new HashSet<>();
        try (QueueBrowser browser = session.createBrowser((Queue) route.destination(session))) {
            for (Object each : Collections.list((Enumeration<?>) browser.getEnumeration())) {
                String id = ((Message) each).getJMSMessageID();
                if (id != null && ID.matcher(id).matches()) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }

    private void remove(Session session, String id) throws JMSException {
        Message orphan = Rendezvous.withdraw(session, route, Rendezvous.is("JMSMessageID", id));
        if (orphan != null && !orphan.propertyExists(Rendezvous.TICKET) && !orphan.propertyExists(Rendezvous.TAKEN)) {
            DeadLetters.bury(
                    session,
                    orphan,
                    wires.provider().bodies(),
                    route,
                    1,
                    new IllegalStateException("its receiver stopped in the hand-over"));
        }
        session.commit();
    }

    @Override
    public synchronized void close() {
        Future<?> task = looking;
        if (task != null) {
            task.cancel(false);
        }
    }
}
