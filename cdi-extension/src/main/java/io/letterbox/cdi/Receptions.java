package io.letterbox.cdi;

import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The methods that receive, as the container comes across them. */
final class Receptions {

    private final List<Reception> all = new ArrayList<>();
    private final Map<Class<?>, AnnotatedType<?>> seen = new LinkedHashMap<>();

    /** Remembers a class with the annotation somewhere in it, which need not become a bean. */
    void seen(AnnotatedType<?> type) {
        seen.put(type.getJavaClass(), type);
    }

    void found(Bean<?> bean, AnnotatedType<?> type) {
        seen(type);
        receiving(type)
                .filter(method ->
                        overriding(method.getJavaMember(), type.getJavaClass()).isEmpty())
                .forEach(method -> all.add(new Reception(bean, method, method.getAnnotation(Receives.class))));
    }

    List<Reception> all() {
        return List.copyOf(all);
    }

    /** What the listeners are called. */
    List<String> names() {
        return all.stream().map(Reception::name).toList();
    }

    boolean isEmpty() {
        return seen.isEmpty();
    }

    /** Says what will never receive although it looks as if it did. */
    void check(Consumer<String> problems) {
        seen.forEach((type, annotated) -> {
            List<AnnotatedMethod<?>> own = receiving(annotated)
                    .filter(method -> method.getJavaMember().getDeclaringClass() == type)
                    .toList();
            boolean bean = all.stream()
                    .anyMatch(
                            reception -> type.isAssignableFrom(reception.bean().getBeanClass()));
            own.stream()
                    .filter(method -> !bean && !annotated.isAnnotationPresent(Alternative.class))
                    .forEach(
                            method -> noBean(type).ifPresent(reason -> problems.accept(place(method) + ": " + reason)));
            receiving(annotated)
                    .filter(method -> Modifier.isAbstract(method.getJavaMember().getModifiers()))
                    .forEach(
                            method -> overriding(method.getJavaMember(), type)
                                    .filter(actual -> !actual.isAnnotationPresent(Receives.class))
                                    .ifPresent(
                                            actual -> problems.accept(
                                                    place(method) + " is abstract, and "
                                                            + actual.getDeclaringClass()
                                                                    .getName() + '.' + actual.getName()
                                                            + " overrides it without @Receives: repeat it there, with the name of the address")));
        });
    }

    /** Why no container makes a bean of it; what it could make one of is disabled on purpose, as alternatives are. */
    private static Optional<String> noBean(Class<?> type) {
        String next = "@Receives is for the methods of beans";
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            return Optional.of(next + ", and no bean extends " + type.getName()
                    + ": give the class that does a scope, such as @ApplicationScoped");
        }
        if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
            return Optional.of(next + ", and an inner class is none: make it static");
        }
        return Arrays.stream(type.getDeclaredConstructors()).noneMatch(Receptions::made)
                ? Optional.of(next + ", and this class is none: give it a constructor without parameters, or one"
                        + " with @Inject")
                : Optional.empty();
    }

    private static boolean made(Constructor<?> constructor) {
        return constructor.getParameterCount() == 0 || constructor.isAnnotationPresent(Inject.class);
    }

    private static Stream<AnnotatedMethod<?>> receiving(AnnotatedType<?> type) {
        return type.getMethods().stream()
                .filter(method -> method.isAnnotationPresent(Receives.class))
                .filter(method -> !method.getJavaMember().isBridge())
                .map(method -> (AnnotatedMethod<?>) method);
    }

    private static String place(AnnotatedMethod<?> method) {
        return method.getJavaMember().getDeclaringClass().getName()
                + '.'
                + method.getJavaMember().getName();
    }

    /** The method that a class, or one between, has in place of a method of its supertypes. */
    private static Optional<Method> overriding(Method method, Class<?> type) {
        return lineage(type)
                .filter(between -> between != method.getDeclaringClass()
                        && method.getDeclaringClass().isAssignableFrom(between))
                .flatMap(between -> Arrays.stream(between.getDeclaredMethods()))
                .filter(other -> overrides(other, method))
                .findFirst();
    }

    /** For a generic one the compiler has made a bridge of the same parameters. */
    private static boolean overrides(Method method, Method inherited) {
        boolean seen = !Modifier.isPrivate(inherited.getModifiers())
                && (Modifier.isPublic(inherited.getModifiers())
                        || Modifier.isProtected(inherited.getModifiers())
                        || method.getDeclaringClass()
                                .getPackageName()
                                .equals(inherited.getDeclaringClass().getPackageName()));
        return seen
                && !Modifier.isStatic(method.getModifiers())
                && method.getName().equals(inherited.getName())
                && Arrays.equals(method.getParameterTypes(), inherited.getParameterTypes());
    }

    private static Stream<Class<?>> lineage(Class<?> type) {
        Stream<Class<?>> parents = Stream.concat(
                Stream.<Class<?>>ofNullable(type.getSuperclass()), Arrays.<Class<?>>stream(type.getInterfaces()));
        return Stream.concat(Stream.of(type), parents.flatMap(Receptions::lineage));
    }
}
