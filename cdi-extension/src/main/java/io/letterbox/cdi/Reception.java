package io.letterbox.cdi;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A method of a bean that receives. */
record Reception(Bean<?> bean, AnnotatedMethod<?> annotated, Receives how) {

    Method method() {
        return annotated.getJavaMember();
    }

    /** What the listener is called. */
    String name() {
        return how.name().isBlank() ? bean.getBeanClass().getSimpleName() + '.' + method().getName() : how.name();
    }

    /** Where it is, in words. */
    String place() {
        Class<?> declaring = method().getDeclaringClass();
        String place = bean.getBeanClass().getName() + '.' + method().getName();
        return declaring == bean.getBeanClass() ? place : place + " (declared in " + declaring.getName() + ')';
    }

    List<Parameter> parameters(BeanManager beans) {
        Variables variables = new Variables(bean.getBeanClass());
        return annotated.getParameters().stream()
                .map(parameter -> Parameter.of(bean, parameter, variables, beans))
                .toList();
    }

    /** The type of the bean by which the method is called. */
    Optional<Type> type() {
        return bean.getTypes().stream()
                .filter(type -> method().getDeclaringClass().isAssignableFrom(Applied.raw(type)))
                .min(Comparator.comparing(type -> Applied.raw(type) == bean.getBeanClass() ? 0 : 1));
    }

    /** An instance, or what stands for it, with the bean's interceptors. */
    Object reference(BeanManager beans, CreationalContext<?> context) {
        return beans.getReference(bean, type().orElse(Object.class), context);
    }

    /** What it answers. */
    Type result() {
        return new Variables(bean.getBeanClass()).resolve(method().getGenericReturnType());
    }
}
