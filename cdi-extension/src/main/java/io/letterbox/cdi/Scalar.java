package io.letterbox.cdi;

import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A type that a property of a message can be had as. */
record Scalar(Class<?> type, Function<String, Object> parsing) {

    private static final Map<Class<?>, Function<String, Object>> PARSING = Map.of(
            String.class, text -> text,
            Boolean.class, Scalar::truth,
            Byte.class, Byte::valueOf,
            Short.class, Short::valueOf,
            Integer.class, Integer::valueOf,
            Long.class, Long::valueOf,
            Float.class, Float::valueOf,
            Double.class, Double::valueOf);

    static Optional<Scalar> of(Class<?> type) {
        Class<?> boxed = boxed(type);
        return Optional.ofNullable(PARSING.get(boxed)).map(parsing -> new Scalar(boxed, parsing));
    }

    /** A primitive type's class of objects; any other type itself. */
    static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    /** The value by way of its text, so that nothing is lost: 5 is a long and a double, 5.5 is no int, and 300 is no byte. */
    Object convert(Object value) {
        return type.isInstance(value) ? value : parsing.apply(value.toString());
    }

    private static Boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return Boolean.valueOf(text);
    }
}
