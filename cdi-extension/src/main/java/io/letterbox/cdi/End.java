package io.letterbox.cdi;

import io.letterbox.Delivery;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An end as injection sees it: a type, with that of its messages and, of a requester, that of the answers, and qualifiers. */
record End(Direction direction, List<Type> arguments, Set<Annotation> qualifiers) {

    End {
        arguments = arguments.stream().map(Applied::canonical).toList();
        qualifiers = Set.copyOf(qualifiers);
    }

    End(Direction direction, Type message, Set<Annotation> qualifiers) {
        this(direction, List.of(message), qualifiers);
    }

    /**
     * The ends that a bean of these types offers; none if it is no address. Requesters are offered where they are asked for, since
     * an address does not say what the answers are.
     */
    static Set<End> offered(Set<Type> types, Set<Annotation> qualifiers) {
        Set<End> offered = new LinkedHashSet<>();
        for (Type type : types) {
            for (Direction direction : List.of(Direction.SENDER, Direction.RECEIVER)) {
                if (type instanceof ParameterizedType applied
                        && applied.getRawType() == direction.opposite()
                        && Applied.complete(applied)) {
                    Type message = applied.getActualTypeArguments()[0];
                    offered.add(new End(direction, message, qualifiers));
                    if (direction == Direction.RECEIVER && Applied.raw(message) != Delivery.class) {
                        offered.add(new End(direction, Applied.of(Delivery.class, message), qualifiers));
                    }
                }
            }
        }
        return offered;
    }

    /** What an injection point asks for, if it is an end of a complete type; the others the container judges by itself. */
    static Optional<End> asked(Type type, Set<Annotation> qualifiers) {
        for (Direction direction : Direction.values()) {
            if (type instanceof ParameterizedType applied
                    && applied.getRawType() == direction.end()
                    && Applied.complete(applied)) {
                return Optional.of(new End(direction, List.of(applied.getActualTypeArguments()), qualifiers));
            }
        }
        return Optional.empty();
    }

    /** The requester of the same answers that the address behind a sender offers to those who ask for one. */
    Optional<End> offeredBy(End sender, BeanManager beans) {
        return direction == Direction.REQUESTER
                        && new End(Direction.SENDER, message(), sender.qualifiers)
                                .satisfies(new End(Direction.SENDER, sender.message(), qualifiers), beans)
                        && sender.direction == Direction.SENDER
                ? Optional.of(new End(direction, arguments, sender.qualifiers))
                : Optional.empty();
    }

    Type message() {
        return arguments.get(0);
    }

    /** What a requester is answered. */
    Type answer() {
        return arguments.get(arguments.size() - 1);
    }

    Type type() {
        return new Applied(direction.end(), arguments);
    }

    /** The types of what this end can be opened on: its own, and for deliveries that of what has a view of them. */
    Set<Type> opposites() {
        Set<Type> opposites = new LinkedHashSet<>();
        opposites.add(Applied.of(direction.opposite(), message()));
        if (direction == Direction.RECEIVER
                && message() instanceof ParameterizedType applied
                && applied.getRawType() == Delivery.class) {
            opposites.add(Applied.of(direction.opposite(), applied.getActualTypeArguments()[0]));
        }
        return opposites;
    }

    /** Whether an end under these qualifiers is injected where the other is asked for. */
    boolean satisfies(End asked, BeanManager beans) {
        return direction == asked.direction
                && arguments.equals(asked.arguments)
                && asked.qualifiers.stream()
                        .allMatch(wanted -> wanted.annotationType() == Any.class
                                || qualifiers.stream().anyMatch(mine -> same(wanted, mine, beans)));
    }

    private static boolean same(Annotation one, Annotation other, BeanManager beans) {
        return one.annotationType() == other.annotationType() && beans.areQualifiersEquivalent(one, other);
    }

    /** The name in {@code @At}, if there is one. */
    static Optional<String> name(Set<Annotation> qualifiers) {
        return qualifiers.stream()
                .filter(At.class::isInstance)
                .map(qualifier -> ((At) qualifier).value())
                .findFirst();
    }

    /** The qualifiers as the application writes them. */
    static String text(Set<Annotation> qualifiers) {
        Set<String> written = new TreeSet<>();
        for (Annotation qualifier : qualifiers) {
            if (qualifier instanceof At at) {
                written.add("@At(\"" + at.value() + "\")");
            } else if (!(qualifier instanceof Any) && !(qualifier instanceof Default)) {
                written.add(qualifier.toString());
            }
        }
        String none = qualifiers.contains(Default.Literal.INSTANCE) ? "@Default" : "@Any";
        return written.isEmpty() ? none : String.join(" ", written);
    }

    @Override
    public String toString() {
        return type() + " " + text(qualifiers);
    }
}
