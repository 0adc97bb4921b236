package io.letterbox.cdi;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What the type variables of a class's supertypes are in that class; containers do not agree on saying so. */
final class Variables {

    private final Map<TypeVariable<?>, Type> values = new HashMap<>();

    Variables(Class<?> type) {
        learn(type);
    }

    /** The type with every variable in it replaced by what it is here; one that the class leaves open stays. */
    Type resolve(Type type) {
        if (type instanceof TypeVariable<?> variable) {
            return values.getOrDefault(variable, variable);
        }
        if (type instanceof GenericArrayType array) {
            Type component = resolve(array.getGenericComponentType());
            return component instanceof Class<?> plain ? plain.arrayType() : array;
        }
        return type instanceof ParameterizedType applied && applied.getRawType() instanceof Class<?> raw
                ? new Applied(
                        raw,
                        Arrays.stream(applied.getActualTypeArguments())
                                .map(this::resolve)
                                .toList())
                : type;
    }

    private void learn(Class<?> type) {
        if (type.getGenericSuperclass() != null) {
            learn(type.getGenericSuperclass());
        }
        Arrays.stream(type.getGenericInterfaces()).forEach(this::learn);
    }

    private void learn(Type parent) {
        Class<?> raw = Applied.raw(parent);
        if (parent instanceof ParameterizedType applied) {
            Type[] arguments = applied.getActualTypeArguments();
            for (int i = 0; i < arguments.length; i++) {
                values.put(raw.getTypeParameters()[i], resolve(arguments[i]));
            }
        }
        learn(raw);
    }
}
