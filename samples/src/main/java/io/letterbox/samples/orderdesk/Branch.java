package io.letterbox.samples.orderdesk;

import io.letterbox.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A place where parties of the order desk work, in this virtual machine or in one of its own. */
enum Branch {
    /** Workers, each a process with a name and an inbox of its own. */
    WAREHOUSE {
        @Override
        void open(Provider provider, int workers, Consumer<String> trouble, List<Party> parties) {
            for (int i = 1; i <= workers; i++) {
                Party worker = new Party("worker-" + i, provider, trouble, Worker.class);
                parties.add(worker);
                worker.puts(Worker.class, Worker::work);
            }
        }
    },
    /** The lorry, and two couriers, who share one name. */
    DEPOT {
        @Override
        void open(Provider provider, int workers, Consumer<String> trouble, List<Party> parties) {
            Party depot = new Party("depot", provider, trouble, Depot.class);
            parties.add(depot);
            depot.puts(Depot.class, Depot::work);
            Party couriers = new Party("courier", provider, trouble, Courier.class);
            parties.add(couriers);
            couriers.puts(Courier.class, Courier::work).puts(Courier.class, Courier::work);
        }
    };

    /** A branch at work. */
    @FunctionalInterface
    interface Open extends AutoCloseable {
        @Override
        void close();
    }

    abstract void open(Provider provider, int workers, Consumer<String> trouble, List<Party> parties);

    /** Opens the branch in this virtual machine. */
    Open here(Provider provider, int workers, Consumer<String> trouble) {
        List<Party> parties = new ArrayList<>();
        try {
            open(provider, workers, trouble, parties);
        } catch (RuntimeException | Error failure) {
            parties.forEach(Party::close);
            throw failure;
        }
        return () -> parties.forEach(Party::close);
    }
}
