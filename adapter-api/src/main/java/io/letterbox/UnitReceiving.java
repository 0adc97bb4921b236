package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import org.jspecify.annotations.Nullable;

/** Receipt within units of work: acknowledged with the unit, and back when it is rolled back. */
final class UnitReceiving<R> {

    private final Route<?> route;
    private final Reading<R> reading;
    private final Provider provider;
    private final Intake intake;
    private final Burials burials;

    UnitReceiving(Route<?> route, Reading<R> reading, Provider provider, Intake intake, Burials burials) {
        this.route = route;
        this.reading = reading;
        this.provider = provider;
        this.intake = intake;
        this.burials = burials;
    }

    /** The inlet of the unit's session for this source. */
    Inlet inlet(Unit unit) {
        try {
            unit.lane().wire().countNoAttempts(route.physical());
            return unit.lane().inlet(this, intake, Inlet.Stay.GUEST);
        } catch (JMSException failure) {
            throw lost(unit, failure);
        }
    }

    /**
     * Receives a message.
     *
     * @return null if there is none, the limit passed, or the inlet was woken
     * @throws InterruptedException if interrupted while waiting; the unit has to be rolled back
     */
    @Nullable
    R receive(Unit unit, Inlet inlet, Limit limit) throws InterruptedException {
        try {
            do {
                Message message = inlet.next(limit);
                R received = message == null ? null : read(inlet, message);
                if (received != null) {
                    unit.received();
                    return received;
                }
                if (inlet.broken()) {
                    throw new JMSException("the connection broke");
                }
            } while (!limit.passed() && !inlet.isWoken());
            return null;
        } catch (InterruptedException rolledBack) {
            unit.spoil(rolledBack);
            throw rolledBack;
        } catch (JMSException failure) {
            throw lost(unit, failure);
        }
    }

    /** What is undecodable moves within the unit, which is the transaction that has it. */
    private @Nullable R read(Inlet inlet, Message message) throws JMSException {
        try {
            return reading.read(message);
        } catch (RuntimeException | MessageFormatException reason) {
            burials.undecodable(inlet.session(), message, reason, () -> {});
            return null;
        }
    }

    private MailboxException lost(Unit unit, JMSException failure) {
        unit.spoil(failure);
        return Door.unreachable(route, failure, provider);
    }
}
