package io.letterbox.cdi;

import jakarta.enterprise.inject.Any;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Why an end has no address, and what to do about it. */
final class Diagnosis {

    private static final String CAUSES = " A producer that is in the code is overlooked if its class has no scope"
            + " (@ApplicationScoped or @Dependent), or is private or an inner class that is not static; if its archive is not"
            + " discovered (META-INF/beans.xml); if it is a constant of an interface (produce it in a class); or if it lacks"
            + " @Produces.";

    private final List<Produced> all;

    Diagnosis(List<Produced> all) {
        this.all = all;
    }

    String missing(End end) {
        List<Produced> there = all.stream()
                .filter(produced -> covers(produced.bean().getQualifiers(), end.qualifiers()))
                .toList();
        return there.isEmpty() ? unknown(end) : otherwise(end, there);
    }

    /** Why a listener has no address; it subscribes to a broadcast by itself, where an injected receiver needs a bean. */
    String unreceived(End end) {
        String name = End.name(end.qualifiers()).orElse("");
        return all.stream()
                .filter(Produced::isBroadcast)
                .flatMap(broadcast -> broadcast.said().stream())
                .filter(broadcast -> name.startsWith(broadcast + '.'))
                .findFirst()
                .map(broadcast -> "no subscription has " + End.text(end.qualifiers()) + ". Write @Receives(value = \""
                        + broadcast + "\", subscription = \"" + name.substring(broadcast.length() + 1)
                        + "\"), or produce the subscription")
                .orElseGet(() -> missing(end));
    }

    String ambiguous(List<Produced> fitting) {
        return "several addresses fit: " + listed(fitting)
                + "; keep one, or tell them apart by another qualifier, on the producers and here";
    }

    private String unknown(End end) {
        return "no address has " + End.text(end.qualifiers()) + ". " + hint(end) + CAUSES;
    }

    private String hint(End end) {
        Set<String> names = all.stream()
                .flatMap(produced -> produced.said().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Optional<String> nearest = End.name(end.qualifiers()).flatMap(name -> Spelling.nearest(name, names));
        if (nearest.isPresent()) {
            List<Produced> meant = all.stream()
                    .filter(produced -> produced.said().equals(nearest))
                    .toList();
            return "Did you mean @At(\"" + nearest.get() + "\")? " + listed(meant) + '.';
        }
        return all.isEmpty() ? "There is no address at all." : "The addresses: " + listed(all) + '.';
    }

    /** The qualifiers are right, and the type is not. */
    private static String otherwise(End end, List<Produced> there) {
        Set<String> possible = there.stream()
                .flatMap(produced -> produced.ends().stream())
                .flatMap(offered -> alike(offered, end).stream())
                .map(possibility -> possibility.type().getTypeName())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String next = "inject " + String.join(" or ", possible);
        if (possible.isEmpty()) {
            boolean broadcast = there.stream().anyMatch(Produced::isBroadcast);
            boolean subscription = there.stream().anyMatch(Produced::isSubscription);
            next = broadcast
                    ? "a broadcast is received through a subscription: produce one beside it, of its live() or its"
                            + " subscription(name)"
                    : subscription
                            ? "a subscription is received only: produce its broadcast"
                            : "among its bean types is none that has such an end";
        }
        return "what is there is " + listed(there) + "; " + next;
    }

    /** What is offered of the kind that is asked for. */
    private static Optional<End> alike(End offered, End asked) {
        if (asked.direction() == Direction.REQUESTER && offered.direction() == Direction.SENDER) {
            List<Type> arguments = List.of(offered.message(), asked.answer());
            return Optional.of(new End(Direction.REQUESTER, arguments, offered.qualifiers()));
        }
        return Optional.of(offered).filter(end -> end.direction() == asked.direction());
    }

    private static boolean covers(Set<Annotation> mine, Set<Annotation> wanted) {
        return wanted.stream().allMatch(qualifier -> qualifier instanceof Any || mine.contains(qualifier));
    }

    private static String listed(List<Produced> produced) {
        return produced.stream()
                .map(Produced::toString)
                .sorted(Comparator.naturalOrder())
                .collect(Collectors.joining("; "));
    }
}
