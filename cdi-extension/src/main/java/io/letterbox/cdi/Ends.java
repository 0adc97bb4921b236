package io.letterbox.cdi;

import io.letterbox.Address;
import io.letterbox.Letterbox;
import io.letterbox.Listener;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.Requester;
import io.letterbox.Sender;
import io.letterbox.Source;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** The ends of one container, each opened at its first use, and shared by all into whom it is injected. */
final class Ends {

    private final Endings endings = new Endings();
    private final Set<Listener> listening = ConcurrentHashMap.newKeySet();
    private final Map<End, Object> addresses = new ConcurrentHashMap<>();
    private final Map<End, Shared<Sender<Object>>> senders = new ConcurrentHashMap<>();
    private final Map<End, Shared<Receiver<Object>>> receivers = new ConcurrentHashMap<>();
    private final Map<End, Shared<Requester<Object, Object>>> requesters = new ConcurrentHashMap<>();
    private volatile Shared<Letterbox> door = new Shared<>("Letterbox", () -> {
        throw new MailboxException.Refused("Letterbox: the application is not deployed yet", null);
    });

    Endings endings() {
        return endings;
    }

    /** Says how the door is opened, before anything is used. */
    void door(Supplier<Letterbox> opening) {
        door = new Shared<>("Letterbox", opening);
    }

    /** Says what an end is opened on. */
    void bind(End end, Object address) {
        addresses.put(end, address);
    }

    Letterbox letterbox() {
        return new SharedLetterbox(door, this::listening);
    }

    private void listening(Listener listener) {
        listening.removeIf(earlier -> earlier.status().state() == Listener.State.CLOSED);
        listening.add(listener);
    }

    /** Closes the listeners that the application has opened by itself: what they have in hand may need the ends to finish. */
    void fallSilent() {
        listening.forEach(Listener::close);
    }

    Sender<Object> sender(End end) {
        return new SharedSender<>(senders.computeIfAbsent(
                end,
                one -> share(one, address -> {
                    @SuppressWarnings("unchecked") // the container found it by this type
                    Address<Object> to = (Address<Object>) address;
                    return door.get().sender(to);
                })));
    }

    Requester<Object, Object> requester(End end) {
        return new SharedRequester<>(requesters.computeIfAbsent(
                end,
                one -> share(one, address -> {
                    @SuppressWarnings("unchecked") // the container found it by this type
                    Address<Object> to = (Address<Object>) address;
                    @SuppressWarnings("unchecked") // likewise
                    Class<Object> answer = (Class<Object>) Applied.raw(one.answer());
                    return door.get().requester(to, answer);
                })));
    }

    Receiver<Object> receiver(End end) {
        return new SharedReceiver<>(opened(end));
    }

    /** The end, opened at its first use. */
    Object shared(End end) {
        return switch (end.direction()) {
            case SENDER -> sender(end);
            case RECEIVER -> receiver(end);
            case REQUESTER -> requester(end);
        };
    }

    /** Opens a receiver before its first use. */
    void open(End end) {
        opened(end).get();
    }

    /** Closes all that is open; from here on nothing opens. */
    void close() {
        fallSilent();
        endings.close();
    }

    private Shared<Receiver<Object>> opened(End end) {
        return receivers.computeIfAbsent(
                end,
                one -> share(one, address -> {
                    @SuppressWarnings("unchecked") // the container found it by this type
                    Source<Object> from = (Source<Object>) Addresses.opened(one, address);
                    return door.get().receiver(from);
                }));
    }

    private <E extends AutoCloseable> Shared<E> share(End end, Function<Object, E> opening) {
        Object address = Optional.ofNullable(addresses.get(end))
                .orElseThrow(() -> new MailboxException.Refused(
                        end + " has not exactly one address: look at the beans that produce it", null));
        String name = end.type() + " of \"" + Produced.name(address) + '"';
        return new Shared<>(name, () -> endings.opened(name, () -> opening.apply(address)));
    }
}
