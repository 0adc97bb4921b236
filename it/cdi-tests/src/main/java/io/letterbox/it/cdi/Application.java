package io.letterbox.it.cdi;

import io.letterbox.cdi.LetterboxExtension;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.PrintWriter;
import java.io.StringWriter;

/** An application of just the given classes, on whichever container is on the class path. */
final class Application {

    private Application() {}

    static SeContainer of(Class<?>... beans) {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new LetterboxExtension()) // without discovery Weld looks for no extension either
                .addBeanClasses(beans)
                .initialize();
    }

    /** What an operator reads when the application does not start. */
    static String failure(Class<?>... beans) {
        try (SeContainer container = of(beans)) {
            return "it started";
        } catch (Exception e) {
            StringWriter text = new StringWriter();
            e.printStackTrace(new PrintWriter(text));
            return text.toString();
        }
    }
}
