package io.letterbox.samples.orderdesk;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The orders in a file of JSON lines. What is no order goes to the rejects, and the rest goes on. */
final class OrderFile implements AutoCloseable {

    private final Lines lines;
    private final Rejects rejects;
    private final Ledger ledger;
    private final Jsonb jsonb = JsonbBuilder.create();

    OrderFile(InputStream in, Rejects rejects, Ledger ledger) {
        this.lines = new Lines(in);
        this.rejects = rejects;
        this.ledger = ledger;
    }

    /** {@return the next order, entered in the ledger; empty at the end of the file} */
    Optional<Order> next() throws IOException {
        for (Optional<Lines.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
            Lines.Line line = next.get();
            if (line.text().isEmpty() && line.fault().isEmpty()) {
                ledger.blank();
                continue;
            }
            try {
                Order order = parse(line);
                if (ledger.in(order.id())) {
                    return Optional.of(order);
                }
                rejects.add(line, "an order with the id " + order.id() + " was read before");
                ledger.duplicate();
            } catch (IllegalArgumentException fault) {
                rejects.add(line, String.valueOf(fault.getMessage()));
                ledger.malformed();
            }
        }
        return Optional.empty();
    }

    private Order parse(Lines.Line line) {
        if (line.fault().isPresent()) {
            throw new IllegalArgumentException(line.fault().get());
        }
        if (!line.text().startsWith("{") || !line.text().endsWith("}")) {
            throw new IllegalArgumentException("no JSON object");
        }
        try {
            // in brackets, since the parser does not look at what follows a whole object: a second order would be lost
            Order[] orders = jsonb.fromJson("[" + line.text() + "]", Order[].class);
            if (orders.length != 1) {
                throw new IllegalArgumentException(orders.length + " JSON objects; one to a line");
            }
            return orders[0];
        } catch (JsonbException broken) {
            throw new IllegalArgumentException(reason(broken), broken);
        }
    }

    /** What the record's own checks said, or else what the parser said, in one line. */
    private static String reason(Throwable broken) {
        Throwable cause = broken;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String what = cause.getClass() == IllegalArgumentException.class ? "" : "no order: ";
        String said = what + cause.getMessage();
        return said.lines().findFirst().orElse("no order").replace('\t', ' ');
    }

    @Override
    public void close() throws IOException {
        lines.close();
        try {
            jsonb.close();
        } catch (Exception cannotClose) {
            throw new IOException(cannotClose);
        }
    }
}
