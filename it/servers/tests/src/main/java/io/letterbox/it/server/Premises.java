package io.letterbox.it.server;

import jakarta.jms.ConnectionFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/** What the place where the tests run gives beside Letterbox, and how several things are one there. */
interface Premises {

    /** Something that is done. */
    @FunctionalInterface
    interface Deed {
        void done() throws Exception;
    }

    /** Does it as one, and commits. */
    void commit(Deed deed) throws Exception;

    /** Does it as one, and undoes it after its return. */
    void undo(Deed deed) throws Exception;

    /** Does something on a thread that is in no transaction, while the caller goes on. */
    <T> Future<T> meanwhile(Callable<T> work);

    /** Such a thread, which is the caller's to start. */
    Thread thread(Runnable work);

    /** Whether a thread is one that a server gave. */
    boolean isTheServers(Thread thread);

    /** Connections for code that knows nothing of Letterbox. */
    ConnectionFactory connections();

    DataSource database();
}
