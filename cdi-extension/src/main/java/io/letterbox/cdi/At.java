package io.letterbox.cdi;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Qualifies the producer of an address by the address's name, and the injection points of its ends.
 *
 * <pre>{@code
 * @Produces @At("orders") static final Mailbox<Order> ORDERS = Mailbox.of("orders", Order.class, bounded(100));
 *
 * @Inject @At("orders") Sender<Order> orders;
 * }</pre>
 *
 * <p>Other qualifiers work too, alone or beside this one. {@code @Named} is none to choose: it would give the address a bean name,
 * and keep {@code @Default}.
 *
 * @see jakarta.enterprise.inject.Produces
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE})
public @interface At {

    /**
     * The name; another one than the address has fails the deployment.
     *
     * @return {@link io.letterbox.Address#name()}. A live subscription has the name of its broadcast, such as {@code prices}; a
     *     named one that of its broadcast, a dot, and its own, such as {@code prices.audit}
     */
    String value();

    /** An {@link At} for programmatic look-up. */
    final class Literal extends AnnotationLiteral<At> implements At {

        private static final long serialVersionUID = 1;

        /** The name. */
        private final String value;

        private Literal(String value) {
            this.value = value;
        }

        /**
         * The qualifier for a name.
         *
         * @param value the name
         * @return the qualifier
         */
        public static Literal of(String value) {
            return new Literal(value);
        }

        @Override
        public String value() {
            return value;
        }
    }
}
