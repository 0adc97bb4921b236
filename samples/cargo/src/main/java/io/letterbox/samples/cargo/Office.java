package io.letterbox.samples.cargo;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** What people see: alerts, the board of arrivals, and a cabinet with rejected scans, which is locked at night. */
@ApplicationScoped
public class Office {

    private final List<String> alerts = new ArrayList<>();
    private final List<String> board = new ArrayList<>();
    private final List<Scan> cabinet = new ArrayList<>();
    private boolean locked;
    private int refusals;

    public synchronized void alert(String text) {
        alerts.add(text);
    }

    public synchronized void show(String consignment) {
        board.add(consignment);
    }

    public synchronized void file(Scan rejected) {
        if (locked) {
            refusals++;
            throw new IllegalStateException("the cabinet is locked");
        }
        cabinet.add(rejected);
    }

    public synchronized void lockCabinet() {
        locked = true;
    }

    public synchronized void unlockCabinet() {
        locked = false;
    }

    /** {@return how often the cabinet was found locked} */
    public synchronized int refusals() {
        return refusals;
    }

    public synchronized List<String> alerts() {
        return List.copyOf(alerts);
    }

    public synchronized List<String> board() {
        return List.copyOf(board);
    }

    public synchronized List<Scan> cabinet() {
        return List.copyOf(cabinet);
    }
}
