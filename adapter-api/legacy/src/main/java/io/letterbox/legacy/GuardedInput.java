package io.letterbox.legacy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.util.Optional;

/** Makes objects of bytes that anybody may have written: of the classes in a list, and within limits. */
final class GuardedInput extends ObjectInputStream {

    private static final int MOST_DIMENSIONS = 255;

    private final AllowList allowed;
    private final ObjectLimits limits;
    private String refusal = "";

    GuardedInput(byte[] bytes, AllowList allowed, ObjectLimits limits) throws IOException {
        super(new ByteArrayInputStream(bytes));
        this.allowed = allowed;
        this.limits = limits;
        setObjectInputFilter(this::check);
    }

    /** Why it did not go on; empty if that was no decision of ours. */
    Optional<String> refusal() {
        return refusal.isEmpty() ? Optional.empty() : Optional.of(refusal);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description) throws IOException {
        String name = description.getName();
        boolean array = name.lastIndexOf('[') < MOST_DIMENSIONS;
        Optional<Class<?>> found = array ? allowed.find(name) : Optional.empty();
        return found.orElseThrow(() -> refused("class " + name + " is not allowed"));
    }

    @Override
    protected Class<?> resolveProxyClass(String[] interfaces) throws IOException {
        throw refused("a proxy of " + String.join(", ", interfaces) + " is not allowed");
    }

    private InvalidClassException refused(String why) {
        refusal = why;
        return new InvalidClassException(why);
    }

    /** Looks at the limits only: every class in the bytes comes to be resolved, and nothing else names one. */
    private ObjectInputFilter.Status check(ObjectInputFilter.FilterInfo info) {
        if (info.depth() > limits.depth()) {
            return rejected("objects within objects, deeper than " + limits.depth());
        }
        if (info.references() > limits.references()) {
            return rejected("more than " + limits.references() + " references to objects");
        }
        if (info.arrayLength() > limits.arrayLength()) {
            return rejected("an array of " + info.arrayLength() + ", and " + limits.arrayLength() + " is the limit");
        }
        return ObjectInputFilter.Status.UNDECIDED;
    }

    private ObjectInputFilter.Status rejected(String why) {
        refusal = why;
        return ObjectInputFilter.Status.REJECTED;
    }
}
