package io.letterbox.cdi;

import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The naming of a server; outside of one there is none at all. */
final class Naming {

    private static final System.Logger LOG = System.getLogger(Naming.class.getName());

    static final String THREADS = "java:comp/DefaultManagedThreadFactory";

    private Naming() {}

    /** The server's threads; empty where it has none for applications. */
    static Optional<ThreadFactory> threads() {
        return find(THREADS, ThreadFactory.class);
    }

    /** What a name stands for, if it stands for such a thing. */
    @SuppressWarnings("BanJNDI") // the names are constants in the server's own name space, or come from whoever deploys
    static <T> Optional<T> find(String name, Class<T> type) {
        try {
            return Optional.ofNullable(InitialContext.doLookup(name))
                    .filter(type::isInstance)
                    .map(type::cast);
        } catch (NamingException none) {
            LOG.log(System.Logger.Level.DEBUG, "not here: " + name, none);
            return Optional.empty();
        }
    }
}
