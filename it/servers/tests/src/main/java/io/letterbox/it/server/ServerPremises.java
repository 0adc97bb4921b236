package io.letterbox.it.server;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManageableThread;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.transaction.UserTransaction;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/** A server: what several things are one in is a transaction that the application begins. */
@ApplicationScoped
class ServerPremises implements Premises {

    @Inject
    UserTransaction transaction;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ManagedExecutorService executor;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    @Resource(lookup = "java:comp/DefaultJMSConnectionFactory")
    ConnectionFactory factory;

    @Resource(lookup = "java:comp/DefaultDataSource")
    DataSource rows;

    @Override
    public void commit(Deed deed) throws Exception {
        transaction.begin();
        boolean done = false;
        try {
            deed.done();
            done = true;
        } finally {
            if (!done) {
                transaction.rollback();
            }
        }
        transaction.commit();
    }

    @Override
    public void undo(Deed deed) throws Exception {
        transaction.begin();
        try {
            deed.done();
        } finally {
            transaction.rollback();
        }
    }

    @Override
    public <T> Future<T> meanwhile(Callable<T> work) {
        return executor.submit(work);
    }

    @Override
    public Thread thread(Runnable work) {
        return threads.newThread(work);
    }

    @Override
    public boolean isTheServers(Thread thread) {
        return thread instanceof ManageableThread;
    }

    @Override
    public ConnectionFactory connections() {
        return factory;
    }

    @Override
    public DataSource database() {
        return rows;
    }
}
