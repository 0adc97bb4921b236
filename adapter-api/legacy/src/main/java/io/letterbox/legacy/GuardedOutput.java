package io.letterbox.legacy;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;

/** Writes an object to nowhere, and sees whether its classes are in a list: what no receiver would read should not be sent. */
final class GuardedOutput extends ObjectOutputStream {

    private final AllowList allowed;

    GuardedOutput(AllowList allowed) throws IOException {
        super(OutputStream.nullOutputStream());
        this.allowed = allowed;
        enableReplaceObject(true);
    }

    /** Sees each object as it is written, after what it has put in its own place. */
    @Override
    protected Object replaceObject(Object object) {
        Class<?> type = classOf(object);
        if (!(object instanceof Serializable)) {
            throw new IllegalArgumentException("class " + type.getName() + " is not Serializable");
        }
        if (!allowed.allows(type)) {
            throw new IllegalArgumentException("class " + type.getName() + " is not allowed");
        }
        return object;
    }

    private static Class<?> classOf(Object object) {
        if (object instanceof Class<?> itself) {
            return itself;
        }
        return object instanceof Enum<?> constant ? constant.getDeclaringClass() : object.getClass();
    }
}
