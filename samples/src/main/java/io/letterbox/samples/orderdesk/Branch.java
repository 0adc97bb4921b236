package io.letterbox.samples.orderdesk;

import io.letterbox.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A place where parties of the order desk work, in this virtual machine or in one of its own. */
enum Branch {
    /** Workers, who share one name. */
    WAREHOUSE {
        @Override
        void open(Provider provider, int workers, Consumer<String> trouble, List<Party> parties) {
            Party warehouse = new Party("worker", provider, trouble, Worker.class);
            parties.add(warehouse);
            warehouse.the(Worker.class).work(workers);
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
