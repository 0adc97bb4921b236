package io.letterbox.cdi;

import io.letterbox.Letterbox;
import io.letterbox.Listener;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The listeners of one container. */
final class OpenListeners implements Listeners {

    private final Endings endings = new Endings();
    private volatile Map<String, SharedListener> open = Map.of();

    /** Opens all; the caller closes what is open if one of them cannot be. */
    void open(List<Duty> duties, Quarters quarters, Letterbox letterbox, BeanManager beans) {
        Crew crew = endings.opened("virtual threads", () -> new Crew(quarters));
        Map<String, SharedListener> opened = new LinkedHashMap<>();
        for (Duty duty : duties) {
            String name = duty.reception().name();
            Listener listener = endings.opened("listener " + name, () -> duty.open(letterbox, crew, beans));
            opened.put(name, new SharedListener(name, listener));
        }
        open = opened;
    }

    /** Closes all at the same time, so that it takes as long as the slowest, and not as long as all of them together. */
    void close() {
        List<Thread> closing =
                open.values().stream().map(OpenListeners::closing).toList();
        boolean interrupted = false;
        for (Thread one : closing) {
            interrupted |= !joined(one);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        endings.close();
    }

    /** Waits for its end in any case, since the beans go after it; false if an interrupt came meanwhile. */
    private static boolean joined(Thread one) {
        boolean undisturbed = true;
        while (true) {
            try {
                one.join();
                return undisturbed;
            } catch (InterruptedException later) {
                undisturbed = false;
            }
        }
    }

    private static Thread closing(SharedListener shared) {
        Runnable close = shared.listener()::close;
        Thread thread =
                Naming.threads().map(threads -> threads.newThread(close)).orElseGet(() -> new Thread(close));
        thread.setName("letterbox-closing-" + shared.name());
        thread.start();
        return thread;
    }

    @Override
    public Optional<Listener> named(String name) {
        return Optional.ofNullable(open.get(name));
    }

    @Override
    public Iterator<Listener> iterator() {
        return List.<Listener>copyOf(open.values()).iterator();
    }

    @Override
    public String toString() {
        return "Listeners" + open.keySet();
    }
}
