package io.letterbox.cdi;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an argument is beside the message: a header or a property of it. */
@FunctionalInterface
interface Fact {

    /** The argument; an {@link IllegalArgumentException} if the message does not have it, or has something else there. */
    Object read(Message message) throws JMSException;

    /** The header that a parameter asks for. */
    static Optional<Fact> header(Parameter parameter, Header header, Consumer<String> problems) {
        String name = header.value();
        Optional<StandardHeader> known = StandardHeader.named(name);
        if (known.isEmpty()) {
            problems.accept(parameter.text() + ": there is no header \"" + name + "\". "
                    + Spelling.nearest(name, StandardHeader.names())
                            .map(near -> "Did you mean @Header(\"" + near + "\")?")
                            .orElse(
                                    name.startsWith("JMS") && !name.startsWith("JMSX")
                                            ? "The headers: " + String.join(", ", StandardHeader.names())
                                            : "Properties are asked for by @Property(\"" + name + "\")"));
            return Optional.empty();
        }
        StandardHeader found = known.get();
        if (Scalar.boxed(wanted(parameter)) != Scalar.boxed(found.type())) {
            problems.accept(parameter.text() + ": the header " + name + " is no "
                    + parameter.type().getTypeName() + ": make it "
                    + found.type().getTypeName() + ", or an Optional of"
                    + " that");
            return Optional.empty();
        }
        return Optional.of(message -> present(parameter, "header " + name, found.read(message)));
    }

    /** The property that a parameter asks for. */
    static Optional<Fact> property(Parameter parameter, Property property, Consumer<String> problems) {
        String name = property.value();
        if (name.isBlank()) {
            problems.accept(parameter.text() + ": @Property has no name: write that of the property");
            return Optional.empty();
        }
        Optional<Scalar> scalar = Scalar.of(wanted(parameter));
        if (scalar.isEmpty()) {
            problems.accept(parameter.text() + ": the property " + name + " cannot be a "
                    + parameter.type().getTypeName()
                    + ": make it a String, a boolean, a number, or an Optional of one of those");
        }
        return scalar.map(type -> message -> {
            Object value = message.getObjectProperty(name);
            return present(parameter, "property " + name, value == null ? null : converted(type, name, value));
        });
    }

    private static Object converted(Scalar type, String name, Object value) {
        try {
            return type.convert(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the property " + name + " is " + value + ", which is no "
                            + type.type().getSimpleName(),
                    e);
        }
    }

    private static Class<?> wanted(Parameter parameter) {
        Type type = parameter.type();
        return Applied.raw(optional(type) ? ((ParameterizedType) type).getActualTypeArguments()[0] : type);
    }

    private static boolean optional(Type type) {
        return Applied.raw(type) == Optional.class && type instanceof ParameterizedType;
    }

    private static Object present(Parameter parameter, String what, @Nullable Object value) {
        if (optional(parameter.type())) {
            return Optional.ofNullable(value);
        }
        if (value == null) {
            throw new IllegalArgumentException("the message has no " + what + ", which " + parameter.text() + " of "
                    + parameter.getMember().getName() + " asks for; an Optional may be missing");
        }
        return value;
    }
}
