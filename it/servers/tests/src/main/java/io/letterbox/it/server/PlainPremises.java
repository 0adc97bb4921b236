package io.letterbox.it.server;

import io.letterbox.Letterbox;
import io.letterbox.Provider;
import io.letterbox.artemis.EmbeddedArtemis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A container without a server: what several things are one in is a unit of work, and a database is no part of it. */
@ApplicationScoped
class PlainPremises implements Premises {

    @Inject
    EmbeddedArtemis broker;

    @Inject
    Letterbox letterbox;

    @Produces
    Provider provider() {
        return broker;
    }

    @Override
    public void commit(Deed deed) throws Exception {
        letterbox.unit(() -> {
            deed.done();
            return deed;
        });
    }

    @Override
    public void undo(Deed deed) throws Exception {
        try {
            letterbox.unit(() -> {
                deed.done();
                throw new Undone();
            });
        } catch (Undone asPlanned) {
            return;
        }
        throw new AssertionError("the unit has returned");
    }

    private static final class Undone extends Exception {
        private static final long serialVersionUID = 1;
    }

    @Override
    public <T> Future<T> meanwhile(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        thread(task).start();
        return task;
    }

    @Override
    public Thread thread(Runnable work) {
        return new Thread(work);
    }

    @Override
    public boolean isTheServers(Thread thread) {
        return false;
    }

    @Override
    public ConnectionFactory connections() {
        return broker.connectionFactory();
    }

    @Override
    public DataSource database() {
        JdbcDataSource rows = new JdbcDataSource();
        rows.setURL("jdbc:h2:mem:letterbox;DB_CLOSE_DELAY=-1");
        return rows;
    }
}
