package io.letterbox;

import jakarta.jms.JMSException;
import java.util.concurrent.ScheduledExecutorService;

/** As many inlets as threads receive at once: what one holds and does not use, another one gets after the ebb. */
final class PooledInlets implements Inlets {

    private final Pool<Inlet> pool;

    PooledInlets(Pool.Opening<Inlet> opening, ScheduledExecutorService clock) {
        this.pool = new Pool<>(opening, clock);
    }

    @Override
    public Inlet take(Limit limit) throws JMSException {
        return pool.take();
    }

    @Override
    public void giveBack(Inlet inlet) {
        pool.giveBack(inlet);
    }

    @Override
    public boolean letGo() {
        return pool.letGo();
    }

    @Override
    public void discard(Inlet inlet) {
        pool.discard(inlet);
    }

    @Override
    public void close() {
        pool.close();
    }
}
