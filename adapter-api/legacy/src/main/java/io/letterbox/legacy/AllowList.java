package io.letterbox.legacy;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The classes whose objects may be made. A name is looked up here, and never given to a class loader: what is not in the list is not
 * even loaded.
 *
 * @param classes by their names, without arrays
 */
record AllowList(Map<String, Class<?>> classes) {

    AllowList {
        classes = Map.copyOf(classes);
    }

    /** Those of the values that everybody has, and the forms in which the JDK writes its own immutable collections and times. */
    static AllowList basic() {
        AllowList list = new AllowList(Map.of());
        for (Class<?> each : new Class<?>[] {
            Boolean.class, Byte.class, Short.class, Character.class, Integer.class, Long.class, Float.class,
                    Double.class,
            boolean.class, byte.class, short.class, char.class, int.class, long.class, float.class, double.class,
            String.class, BigDecimal.class, BigInteger.class, Enum.class, Object.class
        }) {
            list = list.with(each);
        }
        return list.with(ofTheJdk("java.time.Ser")).with(ofTheJdk("java.util.CollSer"));
    }

    /** A class that cannot be named otherwise. */
    private static Class<?> ofTheJdk(String name) {
        try {
            return Class.forName(name, false, null);
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError("a class of the JDK is missing", impossible);
        }
    }

    /** With a class, and those that it inherits its state from. */
    AllowList with(Class<?> type) {
        Map<String, Class<?>> more = new TreeMap<>(classes);
        for (Class<?> each = component(type); each != null; each = serializableParent(each)) {
            more.put(each.getName(), each);
        }
        return new AllowList(more);
    }

    private static @Nullable Class<?> serializableParent(Class<?> type) {
        Class<?> parent = type.getSuperclass();
        return parent != null && Serializable.class.isAssignableFrom(parent) ? parent : null;
    }

    boolean allows(Class<?> type) {
        Class<?> component = component(type);
        return component == classes.get(component.getName());
    }

    /** The class that a name stands for, as {@link Class#getName()} has it; empty if it is not allowed. */
    Optional<Class<?>> find(String name) {
        int dimensions = 0;
        while (dimensions < name.length() && name.charAt(dimensions) == '[') {
            dimensions++;
        }
        String component = dimensions == 0 ? name : component(name.substring(dimensions));
        Class<?> found = classes.get(component);
        for (int i = 0; i < dimensions && found != null; i++) {
            found = found.arrayType();
        }
        return Optional.ofNullable(found);
    }

    private static String component(String descriptor) {
        if (descriptor.startsWith("L") && descriptor.endsWith(";")) {
            return descriptor.substring(1, descriptor.length() - 1);
        }
        return switch (descriptor) {
            case "Z" -> "boolean";
            case "B" -> "byte";
            case "S" -> "short";
            case "C" -> "char";
            case "I" -> "int";
            case "J" -> "long";
            case "F" -> "float";
            case "D" -> "double";
            default -> "";
        };
    }

    private static Class<?> component(Class<?> type) {
        Class<?> component = type;
        while (component.isArray()) {
            component = component.getComponentType();
        }
        return component;
    }
}
