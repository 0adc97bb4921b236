package io.letterbox.cdi;

import io.letterbox.Letterbox;
import io.letterbox.Receiver;
import io.letterbox.Requester;
import io.letterbox.Sender;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Provider;
import java.lang.reflect.Constructor;
import java.lang.reflect.Member;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;

/** An injection point that asks for an end or for the letterbox, now or later through an {@code Instance} or a {@code Provider}. */
record Need(Type type, boolean later, InjectionPoint point) {

    private static final Set<Class<?>> ENDS = Set.of(Sender.class, Receiver.class, Requester.class);

    /** What an injection point has to do with Letterbox, if it has. */
    static Optional<Need> of(InjectionPoint point) {
        Type type = point.getType();
        Class<?> raw = Applied.raw(type);
        boolean later = (raw == Instance.class || raw == Provider.class) && type instanceof ParameterizedType;
        Type wanted = later ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
        boolean ours = ENDS.contains(Applied.raw(wanted))
                || (wanted == Letterbox.class && point.getQualifiers().contains(Default.Literal.INSTANCE));
        return ours ? Optional.of(new Need(wanted, later, point)) : Optional.empty();
    }

    /** The end that must be there; an {@code Instance} may be empty, and the application asks it whether it is. */
    Optional<End> end() {
        return later ? Optional.empty() : asked();
    }

    /** The end that is asked for, if not now then later. */
    Optional<End> asked() {
        return End.asked(type, point.getQualifiers());
    }

    /** Whether what is wrong with it is told with all that need ends; the others the container judges by itself. */
    boolean isJudged() {
        return asked().isPresent() || untyped().isPresent();
    }

    /** What is wrong with an end of which the type of the messages is not said. */
    Optional<String> untyped() {
        return type instanceof Class<?> raw && raw != Letterbox.class
                ? Optional.of(place() + ": say what the messages are, as in "
                        + (raw == Requester.class ? "Requester<Quote, Price>" : raw.getSimpleName() + "<Order>"))
                : Optional.empty();
    }

    /** Where it is, in words. */
    String place() {
        Member member = point.getMember();
        String owner = member.getDeclaringClass().getName();
        String name = member instanceof Constructor<?> ? "the constructor of " + owner : owner + '.' + member.getName();
        return point.getAnnotated() instanceof AnnotatedParameter<?> parameter
                ? "parameter " + (parameter.getPosition() + 1) + " of " + name
                : name;
    }
}
