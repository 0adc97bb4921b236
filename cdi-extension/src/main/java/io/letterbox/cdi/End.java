package io.letterbox.cdi;

import io.letterbox.Delivery;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An end as injection sees it: a type and qualifiers. */
record End(Direction direction, Type message, Set<Annotation> qualifiers) {

    End {
        message = Applied.canonical(message);
        qualifiers = Set.copyOf(qualifiers);
    }

    /** The ends that a bean of these types offers; none if it is no address. */
    static Set<End> offered(Set<Type> types, Set<Annotation> qualifiers) {
        Set<End> offered = new LinkedHashSet<>();
        for (Type type : types) {
            for (Direction direction : Direction.values()) {
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
                return Optional.of(new End(direction, applied.getActualTypeArguments()[0], qualifiers));
            }
        }
        return Optional.empty();
    }

    Type type() {
        return Applied.of(direction.end(), message);
    }

    /** The types of what this end can be opened on: its own, and for deliveries that of what has a view of them. */
    Set<Type> opposites() {
        Set<Type> opposites = new LinkedHashSet<>();
        opposites.add(Applied.of(direction.opposite(), message));
        if (direction == Direction.RECEIVER
                && message instanceof ParameterizedType applied
                && applied.getRawType() == Delivery.class) {
            opposites.add(Applied.of(direction.opposite(), applied.getActualTypeArguments()[0]));
        }
        return opposites;
    }

    /** Whether an end under these qualifiers is injected where the other is asked for. */
    boolean satisfies(End asked, BeanManager beans) {
        return direction == asked.direction
                && message.equals(asked.message)
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
