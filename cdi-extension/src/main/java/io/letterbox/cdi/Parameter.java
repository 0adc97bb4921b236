package io.letterbox.cdi;

import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.Member;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A parameter of a listener's method, with its type as it is in the bean. It is an injection point of our own, since those that
 * containers make have the type variables of a generic base class still in them.
 */
record Parameter(Bean<?> bean, AnnotatedParameter<?> annotated, Type type, Set<Annotation> qualifiers)
        implements InjectionPoint {

    static Parameter of(Bean<?> bean, AnnotatedParameter<?> annotated, Variables variables, BeanManager beans) {
        Set<Annotation> qualifiers = annotated.getAnnotations().stream()
                .filter(annotation -> beans.isQualifier(annotation.annotationType()))
                .collect(Collectors.toUnmodifiableSet());
        return new Parameter(bean, annotated, variables.resolve(annotated.getBaseType()), qualifiers);
    }

    /** From 0. */
    int position() {
        return annotated.getPosition();
    }

    Optional<Header> header() {
        return Optional.ofNullable(annotated.getAnnotation(Header.class));
    }

    Optional<Property> property() {
        return Optional.ofNullable(annotated.getAnnotation(Property.class));
    }

    /** Whether it comes neither from the message nor with it. */
    boolean isInjected() {
        return position() > 0 && header().isEmpty() && property().isEmpty();
    }

    String text() {
        return "parameter " + (position() + 1);
    }

    @Override
    public Type getType() {
        return type;
    }

    @Override
    public Set<Annotation> getQualifiers() {
        return qualifiers.isEmpty() ? Set.of(Default.Literal.INSTANCE) : qualifiers;
    }

    @Override
    public Bean<?> getBean() {
        return bean;
    }

    @Override
    public Member getMember() {
        return annotated.getDeclaringCallable().getJavaMember();
    }

    @Override
    public Annotated getAnnotated() {
        return annotated;
    }

    @Override
    public boolean isDelegate() {
        return false;
    }

    @Override
    public boolean isTransient() {
        return false;
    }
}
