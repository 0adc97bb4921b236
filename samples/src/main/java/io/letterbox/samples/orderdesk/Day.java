package io.letterbox.samples.orderdesk;

import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.EmbeddedArtemis;
import java.io.IOException;
import java.io.InputStream;

/** One day at the desk, from the first order to the last news. */
final class Day {

    private final Arguments arguments;
    private final Terminal terminal;
    private final Ledger ledger = new Ledger();

    Day(Arguments arguments, Terminal terminal) {
        this.arguments = arguments;
        this.terminal = terminal;
    }

    Summary run(InputStream orders, Rejects rejects) throws IOException, InterruptedException {
        try (EmbeddedArtemis artemis = arguments.processes() == 3 ? listening() : EmbeddedArtemis.start();
                Party desk = party("desk", artemis, Checkout.class, Books.class, Board.class)) {
            desk.the(Board.class).show(terminal);
            desk.the(Books.class).enter(ledger);
            try (Party clerk = party("clerk", artemis, Clerk.class);
                    Branch.Open warehouse = open(Branch.WAREHOUSE, artemis);
                    Branch.Open depot = open(Branch.DEPOT, artemis)) {
                desk.puts(Checkout.class, checkout -> takeIn(checkout, orders, rejects));
                ledger.awaitOutcomes(arguments.patience());
            }
            desk.the(Books.class).enterRest(ledger);
        }
        return ledger.summary();
    }

    private void takeIn(Checkout checkout, InputStream orders, Rejects rejects)
            throws IOException, InterruptedException {
        try (OrderFile file = new OrderFile(orders, rejects, ledger)) {
            int full = checkout.read(file);
            ledger.complete();
            if (full > 0) {
                terminal.line("all orders are in; the warehouse's mailbox was full " + full + " times");
            }
        }
    }

    private Branch.Open open(Branch branch, EmbeddedArtemis artemis) throws IOException {
        return arguments.processes() == 3
                ? new Elsewhere(branch, arguments.workers(), artemis, ledger::trouble)
                : branch.here(artemis, arguments.workers(), ledger::trouble);
    }

    /** A broker for three virtual machines: on this one's loopback address, at a port that the system chooses. */
    private static EmbeddedArtemis listening() {
        return EmbeddedArtemis.start(BrokerSettings.inMemory().port(0));
    }

    private Party party(String name, EmbeddedArtemis artemis, Class<?>... beans) {
        return new Party(name, artemis, ledger::trouble, beans);
    }
}
