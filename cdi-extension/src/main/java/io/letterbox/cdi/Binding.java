package io.letterbox.cdi;

import io.letterbox.Delivery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.jms.Message;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What becomes of each parameter of a listener's method. */
record Binding(First first, Map<Integer, Fact> facts, List<Parameter> injected) {

    /** What the first parameter is. */
    enum First {
        PAYLOAD,
        DELIVERY,
        MESSAGE
    }

    /** Binds the parameters of a method to messages of a type. */
    static Optional<Binding> of(List<Parameter> parameters, Origin origin, Consumer<String> problems) {
        Optional<First> first = first(parameters.get(0), origin, problems);
        Map<Integer, Fact> facts = new HashMap<>();
        List<Parameter> injected = new ArrayList<>();
        for (Parameter parameter : parameters.subList(1, parameters.size())) {
            if (parameter.header().isPresent() && parameter.property().isPresent()) {
                problems.accept(parameter.text() + " has both @Header and @Property: keep one");
            }
            parameter
                    .header()
                    .flatMap(header -> Fact.header(parameter, header, problems))
                    .or(() -> parameter.property().flatMap(property -> Fact.property(parameter, property, problems)))
                    .ifPresent(fact -> facts.put(parameter.position(), fact));
            if (parameter.isInjected()) {
                injected.add(parameter);
            }
        }
        return first.map(kind -> new Binding(kind, Map.copyOf(facts), List.copyOf(injected)));
    }

    /** Says of each injected parameter whether there is a bean for it. */
    void check(BeanManager beans, Consumer<String> problems) {
        injected.stream()
                .filter(parameter -> Need.of(parameter).filter(Need::isJudged).isEmpty())
                .forEach(parameter -> check(parameter, beans, problems));
    }

    private static void check(Parameter parameter, BeanManager beans, Consumer<String> problems) {
        try {
            beans.validate(parameter);
        } catch (RuntimeException e) { // which one, and what it says, is each container's own
            String wanted = parameter.text() + ", " + parameter.type().getTypeName() + ' '
                    + End.text(parameter.getQualifiers()) + ": ";
            List<String> fitting =
                    beans.getBeans(parameter.type(), parameter.getQualifiers().toArray(Annotation[]::new)).stream()
                            .map(bean -> bean.getBeanClass().getName())
                            .sorted()
                            .toList();
            problems.accept(wanted
                    + switch (fitting.size()) {
                        case 0 ->
                            "no bean fits; the first parameter is the message, and those after it are injected"
                                    + " unless they have @Header or @Property";
                        case 1 -> Produced.root(e);
                        default ->
                            "several beans fit: " + String.join(", ", fitting) + "; tell them apart by a qualifier";
                    });
        }
    }

    private static Optional<First> first(Parameter parameter, Origin origin, Consumer<String> problems) {
        Type type = Applied.canonical(parameter.type());
        if (parameter.header().isPresent() || parameter.property().isPresent()) {
            problems.accept("parameter 1 is the message: move @Header and @Property to one after it");
            return Optional.empty();
        }
        if (type == Message.class) {
            return Optional.of(First.MESSAGE);
        }
        if (type.equals(origin.payload())) {
            return Optional.of(First.PAYLOAD);
        }
        if (type.equals(Applied.of(Delivery.class, origin.payload()))) {
            return Optional.of(First.DELIVERY);
        }
        String payload = origin.payload().getTypeName();
        problems.accept("parameter 1 is " + type.getTypeName() + ", and the messages of " + origin.produced() + " are "
                + payload + ": take " + payload + ", Delivery<" + payload + "> or jakarta.jms.Message");
        return Optional.empty();
    }
}
