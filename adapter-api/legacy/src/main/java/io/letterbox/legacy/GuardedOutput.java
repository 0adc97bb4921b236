package io.letterbox.legacy;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;

/** Writes an object to nowhere, and sees whether its classes are in a list: what no receiver would read should not be sent. */
final class GuardedOutput extends ObjectOutputStream {

    private final AllowList allowed;

    GuardedOutput(AllowList allowed) throws IOException {
        super(OutputStream.nullOutputStream());
        this.allowed = allowed;
    }

    @Override
    protected void annotateClass(Class<?> type) {
        if (!allowed.allows(type)) {
            throw new IllegalArgumentException("class " + type.getName() + " is not allowed");
        }
    }

    @Override
    protected void annotateProxyClass(Class<?> type) {
        throw new IllegalArgumentException("a proxy is not allowed");
    }
}
