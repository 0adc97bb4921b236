package io.letterbox.cdi;

import io.letterbox.Address;
import io.letterbox.Capacity;
import io.letterbox.Delivery;
import io.letterbox.Inbox;
import io.letterbox.Link;
import io.letterbox.Mailbox;
import io.letterbox.Subscription;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The addresses that the application produces, read once all beans are known. */
final class Addresses {

    private final BeanManager beans;
    private final List<Produced> all;
    private final Diagnosis diagnosis;

    Addresses(BeanManager beans, Consumer<String> problems) {
        this.beans = beans;
        this.all = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .filter(bean ->
                        !End.offered(bean.getTypes(), bean.getQualifiers()).isEmpty())
                .sorted(Comparator.comparing(bean -> bean.getBeanClass().getName()))
                .map(bean -> Produced.read(bean, beans, problems))
                .toList();
        this.diagnosis = new Diagnosis(all);
    }

    /** The one address behind an end, by the rules of the container, alternatives included; a problem says why there is none. */
    Optional<Produced> find(End end, Consumer<String> problems) {
        Set<Bean<?>> fitting = new LinkedHashSet<>();
        end.opposites()
                .forEach(type ->
                        fitting.addAll(beans.getBeans(type, end.qualifiers().toArray(Annotation[]::new))));
        if (fitting.isEmpty()) {
            problems.accept(diagnosis.missing(end));
            return Optional.empty();
        }
        try {
            Bean<?> chosen = Objects.requireNonNull(beans.resolve(fitting));
            return all.stream()
                    .filter(produced -> produced.bean().equals(chosen))
                    .findFirst();
        } catch (AmbiguousResolutionException e) {
            problems.accept(diagnosis.ambiguous(all.stream()
                    .filter(produced -> fitting.contains(produced.bean()))
                    .toList()));
            return Optional.empty();
        }
    }

    /**
     * The one address under these qualifiers that a listener receives from. Where a broadcast and a subscription of it have the
     * same ones, it is the subscription, unless the listener names another.
     */
    Optional<Origin> origin(
            Set<Annotation> qualifiers, Type message, Optional<String> subscription, Consumer<String> problems) {
        Set<Bean<?>> under = beans.getBeans(Object.class, qualifiers.toArray(Annotation[]::new));
        List<Produced> there =
                all.stream().filter(produced -> under.contains(produced.bean())).toList();
        List<Produced> first = there.stream()
                .filter(produced -> produced.isBroadcast() == subscription.isPresent())
                .toList();
        List<Produced> fitting = first.isEmpty() ? there : first;
        if (fitting.isEmpty()) {
            problems.accept(diagnosis.unreceived(new End(Direction.RECEIVER, message, qualifiers)));
            return Optional.empty();
        }
        try {
            Bean<?> chosen = beans.resolve(
                    fitting.stream().map(Produced::bean).collect(Collectors.toCollection(LinkedHashSet::new)));
            return fitting.stream()
                    .filter(produced -> produced.bean().equals(chosen))
                    .findFirst()
                    .flatMap(produced -> Origin.of(produced, subscription));
        } catch (AmbiguousResolutionException e) {
            problems.accept(diagnosis.ambiguous(fitting));
            return Optional.empty();
        }
    }

    /** The capacities that the code gives, by destination; a subscription's is that of its broadcast. */
    Map<String, Capacity> capacities() {
        Map<String, Capacity> capacities = new TreeMap<>();
        for (Produced produced : all) {
            Object value = produced.address().orElse(null);
            Object address = value instanceof Subscription<?> subscription ? subscription.broadcast() : value;
            if (address instanceof Address<?> known) {
                capacities.putIfAbsent(known.destination(), known.capacity());
            }
        }
        return capacities;
    }

    /** What an address is opened on as: itself, or the view with the facts beside the message. */
    static Object opened(End end, Object address) {
        if (end.direction() != Direction.RECEIVER || Applied.raw(end.message()) != Delivery.class) {
            return address;
        }
        if (address instanceof Mailbox<?> mailbox) {
            return mailbox.deliveries();
        }
        if (address instanceof Link<?> link) {
            return link.deliveries();
        }
        return address instanceof Subscription<?> subscription ? subscription.deliveries() : address;
    }

    /** Whether this process may open the end; a link and an inbox are for those that they name. */
    static void identify(Direction direction, Object address, Optional<String> self, Consumer<String> problems) {
        String owner = null;
        String role = "";
        if (address instanceof Link<?> link) {
            boolean sends = direction != Direction.RECEIVER;
            owner = sends ? link.from() : link.to();
            role = "link \"" + link.name() + "\" from " + link.from() + " to " + link.to() + ": " + owner
                    + (sends ? " sends" : " receives");
        } else if (address instanceof Inbox<?> inbox && direction == Direction.RECEIVER) {
            owner = inbox.owner();
            role = "inbox \"" + inbox.name() + "\" of " + owner + ": " + owner + " receives";
        }
        if (owner != null && !self.equals(Optional.of(owner))) {
            problems.accept(role
                    + self.map(name -> ", and this process is " + name + ": inject the other end, or change self in the"
                                    + " Settings bean or by the key letterbox.self")
                            .orElse(", and this process has no name: produce a bean of io.letterbox.Settings, such as"
                                    + " Settings.defaults().self(\"" + owner + "\"), or set the key letterbox.self"));
        }
    }
}
