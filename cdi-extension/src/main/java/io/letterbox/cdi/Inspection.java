package io.letterbox.cdi;

import io.letterbox.Codec;
import io.letterbox.Listening;
import io.letterbox.Settings;
import jakarta.enterprise.context.ConversationScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Looks at each method that receives, whether it can. */
final class Inspection {

    private final Addresses addresses;
    private final Optional<Settings> settings;
    private final UnaryOperator<Listening> configured;
    private final BeanManager beans;
    private final Map<String, String> names = new LinkedHashMap<>();

    /**
     * An inspection of one deployment.
     *
     * @param settings empty if the application has made its letterbox itself, which then checks who it is
     * @param configured how a listener listens, of what its annotation says
     */
    Inspection(
            Addresses addresses, Optional<Settings> settings, UnaryOperator<Listening> configured, BeanManager beans) {
        this.addresses = addresses;
        this.settings = settings;
        this.configured = configured;
        this.beans = beans;
    }

    /** What a method is to do, if it can; a problem says why it cannot. */
    Optional<Duty> inspect(Reception reception, Consumer<String> all) {
        Consumer<String> problems = problem -> all.accept(reception.place() + ": " + problem);
        method(reception, problems);
        name(reception, problems);
        List<Parameter> parameters = reception.parameters(beans);
        if (parameters.isEmpty()) {
            problems.accept("it has no parameter: the first is the message");
            return Optional.empty();
        }
        Optional<Origin> found = origin(reception, parameters.get(0), problems);
        found.ifPresent(origin -> {
            settings.ifPresent(
                    known -> Addresses.identify(Direction.RECEIVER, origin.address(), known.self(), problems));
            result(reception, origin, problems);
        });
        return found.flatMap(origin -> {
            Optional<Listening> listening = Terms.of(reception, origin, configured, problems);
            Optional<Binding> binding = Binding.of(parameters, origin, problems);
            binding.ifPresent(bound -> bound.check(beans, problems));
            return listening.flatMap(how -> binding.map(bound -> new Duty(reception, origin, bound, how)));
        });
    }

    private void method(Reception reception, Consumer<String> problems) {
        Method method = reception.method();
        boolean proxied = beans.isNormalScope(reception.bean().getScope());
        if (Modifier.isPrivate(method.getModifiers())) {
            problems.accept("it is private, and would run without the fields of its bean: make it package-private");
        } else if (Modifier.isStatic(method.getModifiers())) {
            problems.accept("it is static, and a message is handled by a bean: make it an instance method");
        } else if (proxied && Modifier.isFinal(method.getModifiers())) {
            problems.accept("it is final, and the proxy of a " + scope(reception) + " bean cannot pass the call on:"
                    + " make it not final");
        } else if (proxied && Modifier.isFinal(reception.bean().getBeanClass().getModifiers())) {
            problems.accept("its class is final, and a " + scope(reception) + " bean needs a proxy: make it not final");
        } else if (!method.trySetAccessible()) {
            problems.accept("its module does not open its package: open it to the container, or make the method and its"
                    + " class public");
        } else if (Set.of(SessionScoped.class, ConversationScoped.class)
                .contains(reception.bean().getScope())) {
            problems.accept(
                    "its bean is " + scope(reception) + ", and no session is there while a message is handled: make it"
                            + " @ApplicationScoped, @RequestScoped or @Dependent");
        } else if (reception.type().isEmpty()) {
            problems.accept("it is in none of the types of its bean, which @Typed or local interfaces restrict: add "
                    + method.getDeclaringClass().getName());
        } else if (proxied) {
            reference(reception, problems);
        }
    }

    /** To make a proxy makes no instance, and tells what would otherwise be told at the first message. */
    private void reference(Reception reception, Consumer<String> problems) {
        try {
            Object unused = reception.reference(beans, beans.createCreationalContext(reception.bean()));
        } catch (RuntimeException e) { // which one is each container's own
            problems.accept("there is no reference to its bean: " + Produced.root(e));
        }
    }

    private static String scope(Reception reception) {
        return '@' + reception.bean().getScope().getSimpleName();
    }

    private void name(Reception reception, Consumer<String> problems) {
        String other = names.putIfAbsent(reception.name(), reception.place());
        if (other != null) {
            problems.accept("its listener is called " + reception.name() + ", as that of " + other
                    + ": give one of them another name, as in @Receives(value = ..., name = \"" + reception.name()
                    + "2\")");
        }
    }

    private Optional<Origin> origin(Reception reception, Parameter first, Consumer<String> problems) {
        Receives how = reception.how();
        Set<Annotation> qualifiers = first.qualifiers();
        if (!how.value().isEmpty() && !qualifiers.isEmpty()) {
            problems.accept("the address is said twice, by @Receives(\"" + how.value() + "\") and by "
                    + End.text(qualifiers) + " on the first parameter: keep one");
            return Optional.empty();
        }
        if (how.value().isEmpty() && qualifiers.isEmpty()) {
            problems.accept(
                    "it does not say from where: write @Receives(\"orders\") with the name of the address, or put"
                            + " the qualifiers of its bean on the first parameter");
            return Optional.empty();
        }
        return addresses.origin(
                qualifiers.isEmpty() ? Set.of(At.Literal.of(how.value())) : qualifiers,
                first.type(),
                Optional.of(how.subscription()).filter(name -> !name.isEmpty()),
                problems);
    }

    private static void result(Reception reception, Origin origin, Consumer<String> problems) {
        Type type = reception.result();
        if (type == void.class) {
            return;
        }
        if (origin.isSubscription()) {
            problems.accept("it returns " + type.getTypeName()
                    + ", and nobody awaits an answer from a subscription: make" + " it void");
            return;
        }
        answerable(Applied.raw(type)).ifPresent(reason -> problems.accept("it cannot answer: " + reason));
    }

    /** Why objects of a class cannot be answers, if they cannot. */
    static Optional<String> answerable(Class<?> type) {
        try {
            Codec<?> unused = Codec.of(Scalar.boxed(type));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }
}
