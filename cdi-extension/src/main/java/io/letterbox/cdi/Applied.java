package io.letterbox.cdi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A generic type applied to its arguments, in the one form in which the types of all containers are equal. */
record Applied(Class<?> raw, List<Type> arguments) implements ParameterizedType {

    static Applied of(Class<?> raw, Type... arguments) {
        return new Applied(raw, Arrays.stream(arguments).map(Applied::canonical).toList());
    }

    /** The type with every parameterized type in it replaced by an equal one of ours. */
    static Type canonical(Type type) {
        return type instanceof ParameterizedType applied && applied.getRawType() instanceof Class<?> raw
                ? new Applied(
                        raw,
                        Arrays.stream(applied.getActualTypeArguments())
                                .map(Applied::canonical)
                                .toList())
                : type;
    }

    /** Whether nothing is left open; a bean cannot have a wildcard in its types. */
    static boolean complete(Type type) {
        return type instanceof ParameterizedType applied
                ? Arrays.stream(applied.getActualTypeArguments()).allMatch(Applied::complete)
                : !(type instanceof TypeVariable || type instanceof WildcardType);
    }

    /** The class of a type, or Object for one that has none. */
    static Class<?> raw(Type type) {
        if (type instanceof ParameterizedType applied) {
            return raw(applied.getRawType());
        }
        return type instanceof Class<?> plain ? plain : Object.class;
    }

    @Override
    public Type[] getActualTypeArguments() {
        return arguments.toArray(Type[]::new);
    }

    @Override
    public Type getRawType() {
        return raw;
    }

    @Override
    public @Nullable Type getOwnerType() {
        return raw.getDeclaringClass();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ParameterizedType that
                && raw.equals(that.getRawType())
                && Objects.equals(getOwnerType(), that.getOwnerType())
                && Arrays.equals(getActualTypeArguments(), that.getActualTypeArguments());
    }

    /** As the JDK's own, so that equal types meet in one hash table. */
    @Override
    public int hashCode() {
        return Arrays.hashCode(getActualTypeArguments()) ^ Objects.hashCode(getOwnerType()) ^ raw.hashCode();
    }

    /** As the application writes it: the simple name for what is Letterbox's, the full name for what is its own. */
    @Override
    public String toString() {
        return (raw.getName().startsWith("io.letterbox.") && raw.getDeclaringClass() == null
                        ? raw.getSimpleName()
                        : raw.getTypeName())
                + arguments.stream().map(Type::getTypeName).collect(Collectors.joining(", ", "<", ">"));
    }
}
