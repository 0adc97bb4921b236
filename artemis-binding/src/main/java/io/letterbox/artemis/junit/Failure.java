package io.letterbox.artemis.junit;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** A failed test, or a failed class. */
record Failure(String of) {

    static Optional<Failure> of(ExtensionContext context) {
        return context.getExecutionException()
                .filter(failure -> !(failure instanceof TestAbortedException))
                .map(failure -> new Failure(context.getRequiredTestClass().getSimpleName()
                        + context.getTestMethod()
                                .map(method -> ", " + context.getDisplayName())
                                .orElse("")));
    }

    /** In one piece, since tests may run side by side. */
    void print(Broker broker) {
        System.err.println(of + " failed; " + broker);
    }
}
