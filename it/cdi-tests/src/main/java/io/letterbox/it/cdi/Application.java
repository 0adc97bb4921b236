package io.letterbox.it.cdi;

import io.letterbox.Provider;
import io.letterbox.ProviderFactory;
import io.letterbox.cdi.LetterboxExtension;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.Extension;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** An application of just the given classes, on whichever container is on the class path. */
record Application(List<Class<?>> beans, ClassLoader loader, List<Extension> others) {

    /** A started application; an embedded broker is on its class path. */
    static SeContainer of(Class<?>... beans) {
        return with(beans).start();
    }

    /** An application to be started. */
    static Application with(Class<?>... beans) {
        // OpenWebBeans keeps one container to a class loader, and one that failed to start stays there.
        return new Application(
                List.of(beans), new URLClassLoader(new URL[0], Application.class.getClassLoader()), List.of());
    }

    /** The same application with just these providers on its class path. */
    Application providers(Class<?>... services) {
        return services(Provider.class, services);
    }

    /** The same application with just these ways on its class path to reach a broker by its URL. */
    Application factories(Class<?>... services) {
        return services(ProviderFactory.class, services);
    }

    private Application services(Class<?> kind, Class<?>... services) {
        String service = "META-INF/services/" + kind.getName();
        try {
            Path listed = Files.createTempFile("services", ".txt");
            listed.toFile().deleteOnExit();
            Files.writeString(
                    listed, Arrays.stream(services).map(Class::getName).collect(Collectors.joining("\n")));
            URL file = listed.toUri().toURL();
            ClassLoader hiding = new URLClassLoader(new URL[0], loader) {
                @Override
                public Enumeration<URL> getResources(String name) throws IOException {
                    return name.equals(service) ? Collections.enumeration(List.of(file)) : super.getResources(name);
                }
            };
            return new Application(beans, hiding, others);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same application with more extensions. */
    Application extensions(Extension... more) {
        return new Application(beans, loader, List.of(more));
    }

    SeContainer start() {
        return inside(() -> SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new LetterboxExtension()) // without discovery Weld looks for no extension either
                .addExtensions(others.toArray(Extension[]::new))
                .addBeanClasses(beans.toArray(Class<?>[]::new))
                .initialize());
    }

    /** Does something where the application's class loader is the thread's, as it is in a server. */
    <R> R inside(Supplier<R> work) {
        Thread current = Thread.currentThread();
        ClassLoader usual = current.getContextClassLoader();
        current.setContextClassLoader(loader);
        try {
            return work.get();
        } finally {
            current.setContextClassLoader(usual);
        }
    }

    /** What an operator reads when the application does not start. */
    String failure() {
        try (SeContainer container = start()) {
            return "it started";
        } catch (Exception e) {
            StringWriter text = new StringWriter();
            e.printStackTrace(new PrintWriter(text));
            return text.toString();
        }
    }
}
