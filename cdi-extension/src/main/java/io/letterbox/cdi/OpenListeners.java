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
    private volatile Map<String, Listener> open = Map.of();

    /** Opens all, or none if one of them cannot be opened. */
    void open(List<Duty> duties, Letterbox letterbox, BeanManager beans) {
        Crew crew = endings.opened("virtual threads", Crew::new);
        Map<String, Listener> opened = new LinkedHashMap<>();
        for (Duty duty : duties) {
            String name = duty.reception().name();
            Listener listener = endings.opened("listener " + name, () -> duty.open(letterbox, crew, beans));
            opened.put(name, new SharedListener(name, listener));
        }
        open = opened;
    }

    void close() {
        endings.close();
    }

    @Override
    public Optional<Listener> named(String name) {
        return Optional.ofNullable(open.get(name));
    }

    @Override
    public Iterator<Listener> iterator() {
        return List.copyOf(open.values()).iterator();
    }

    @Override
    public String toString() {
        return "Listeners" + open.keySet();
    }
}
