package io.letterbox.cdi;

import io.letterbox.Address;
import io.letterbox.Broadcast;
import io.letterbox.Delivery;
import io.letterbox.Inbox;
import io.letterbox.Link;
import io.letterbox.Mailbox;
import io.letterbox.Subscription;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An address bean with its address, or a subscription's. */
record Produced(Bean<?> bean, Optional<Object> address) {

    private static final List<Class<?>> KINDS =
            List.of(Mailbox.class, Inbox.class, Link.class, Broadcast.class, Subscription.class);

    /** Reads an address; they are values, so that one reading is enough for the life of the container. */
    static Produced read(Bean<?> bean, BeanManager beans, Consumer<String> problems) {
        CreationalContext<?> context = beans.createCreationalContext(bean);
        try {
            Produced produced =
                    new Produced(bean, Optional.ofNullable(beans.getReference(bean, Object.class, context)));
            produced.check(problems);
            return produced;
        } catch (RuntimeException
                | LinkageError e) { // what a producer throws, and a class whose constants cannot be made
            Produced unread = new Produced(bean, Optional.empty());
            problems.accept(unread + " could not be read: " + root(e));
            return unread;
        } finally {
            context.release();
        }
    }

    private void check(Consumer<String> problems) {
        Object value = address.orElse(null);
        Optional<String> said = said();
        if (value == null) {
            problems.accept(this + " is null; a static field is read before the application is there to set it");
        } else if (!(value instanceof Address) && !(value instanceof Subscription)) {
            problems.accept(
                    this + " is a view; produce the mailbox, link or subscription that it is a view of, and inject"
                            + " Receiver<Delivery<...>> for the facts beside the message");
        } else if (said.isPresent() && !said.get().equals(name(value))) {
            problems.accept(this + " is called \"" + name(value) + "\", and its qualifier says @At(\"" + said.get()
                    + "\"): write the same name in both");
        }
    }

    /** The name of an address, and of a subscription as {@link At#value()} has it. */
    static @Nullable String name(Object address) {
        if (address instanceof Subscription<?> subscription) {
            String broadcast = subscription.broadcast().name();
            return subscription.name().map(own -> broadcast + '.' + own).orElse(broadcast);
        }
        return address instanceof Address<?> named ? named.name() : null;
    }

    /** The name that its qualifier says. */
    Optional<String> said() {
        return End.name(bean.getQualifiers());
    }

    /** The ends that it offers, in the order in which an explanation lists them. */
    Set<End> ends() {
        return End.offered(bean.getTypes(), bean.getQualifiers());
    }

    /** The type of its messages. */
    Optional<Type> payload() {
        return ends().stream()
                .map(End::message)
                .map(message -> message instanceof ParameterizedType applied && applied.getRawType() == Delivery.class
                        ? applied.getActualTypeArguments()[0]
                        : message)
                .findFirst();
    }

    boolean isBroadcast() {
        return bean.getTypes().stream().anyMatch(type -> Applied.raw(type) == Broadcast.class);
    }

    boolean isSubscription() {
        return bean.getTypes().stream().anyMatch(type -> Applied.raw(type) == Subscription.class);
    }

    /** What went wrong first. */
    static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }

    /** Its type, its qualifiers and its producer, which is all that containers agree on. */
    @Override
    public String toString() {
        String type = KINDS.stream()
                .flatMap(kind -> bean.getTypes().stream().filter(candidate -> Applied.raw(candidate) == kind))
                .findFirst()
                .map(Applied::canonical)
                .map(Type::getTypeName)
                .orElse("address");
        return type + ' ' + End.text(bean.getQualifiers()) + " produced in "
                + bean.getBeanClass().getName();
    }
}
