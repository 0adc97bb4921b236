package io.letterbox.it.cdi;

import io.letterbox.cdi.LetterboxExtension;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;

/** An application of just the given classes, on whichever container is on the class path. */
final class Application {

    private Application() {}

    static SeContainer of(Class<?>... beans) {
        // OpenWebBeans keeps one container to a class loader, and one that failed to start stays there.
        Thread current = Thread.currentThread();
        ClassLoader usual = current.getContextClassLoader();
        current.setContextClassLoader(new URLClassLoader(new URL[0], usual));
        try {
            return started(beans);
        } finally {
            current.setContextClassLoader(usual);
        }
    }

    private static SeContainer started(Class<?>... beans) {
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
