package io.letterbox.cdi;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A bean of the application's own that Letterbox is built on. */
record Reference<T>(Class<T> type, Bean<?> bean, BeanManager beans) {

    /** The bean of a type, without qualifiers; a problem if there are several. */
    static <T> Optional<Reference<T>> find(Class<T> type, BeanManager beans, Consumer<String> problems) {
        Set<Bean<?>> fitting = beans.getBeans(type, Default.Literal.INSTANCE);
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Reference<>(type, Objects.requireNonNull(beans.resolve(fitting)), beans));
        } catch (AmbiguousResolutionException e) {
            problems.accept("there are " + fitting.size() + " beans of " + type.getName()
                    + ", and Letterbox takes the only one: give the others a qualifier");
            return Optional.empty();
        }
    }

    /** The instance, for a moment: what it holds is a value. A problem if it cannot be made. */
    Optional<T> read(Consumer<String> problems) {
        CreationalContext<?> context = beans.createCreationalContext(bean);
        try {
            return Optional.of(type.cast(beans.getReference(bean, type, context)));
        } catch (RuntimeException
                | LinkageError e) { // what a producer throws, and a class whose constants cannot be made
            problems.accept("the bean of " + type.getName() + " produced in "
                    + bean.getBeanClass().getName() + " could not be read: " + Produced.root(e));
            return Optional.empty();
        } finally {
            context.release();
        }
    }

    /** The instance, for the life of the container. What it was made for alone is destroyed when that ends. */
    T get(Endings endings) {
        CreationalContext<?> context = beans.createCreationalContext(bean);
        endings.opened(type.getName(), () -> context::release);
        return type.cast(beans.getReference(bean, type, context));
    }
}
