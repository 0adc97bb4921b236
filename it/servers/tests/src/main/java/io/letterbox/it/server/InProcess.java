package io.letterbox.it.server;

import static java.util.stream.Collectors.toMap;

import io.letterbox.artemis.EmbeddedArtemis;
import io.letterbox.cdi.LetterboxExtension;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.Properties;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.Node;

/** An application on the container of the class path, in this process and without a server, with an embedded broker beside it. */
final class InProcess implements AutoCloseable {

    private static final String CLASSES = "/WEB-INF/classes/";
    private static final String CLASS = ".class";
    private static final String CONFIGURATION = CLASSES + "META-INF/microprofile-config.properties";

    private final ClassLoader usual = Thread.currentThread().getContextClassLoader();
    private final Map<String, String> configuration;
    private final EmbeddedArtemis broker = EmbeddedArtemis.start();
    private final SeContainer container;

    private InProcess(Map<String, String> configuration, Class<?>... beans) {
        this.configuration = configuration;
        configuration.forEach(System::setProperty); // There is no MicroProfile Config here.
        // OpenWebBeans keeps one container to a class loader.
        Thread.currentThread().setContextClassLoader(new URLClassLoader(new URL[0], usual));
        boolean started = false;
        try {
            container = SeContainerInitializer.newInstance()
                    .disableDiscovery()
                    .addExtensions(new LetterboxExtension(), new Beside(broker))
                    .addBeanClasses(beans)
                    .initialize();
            started = true;
        } finally {
            if (!started) {
                clear();
            }
        }
    }

    static InProcess start(Archive<?> application) {
        Class<?>[] classes = application.getContent().keySet().stream()
                .map(ArchivePath::get)
                .filter(path -> path.startsWith(CLASSES) && path.endsWith(CLASS))
                .map(path -> path.substring(CLASSES.length(), path.length() - CLASS.length()))
                .map(InProcess::named)
                .filter(type -> !type.isSynthetic() && !type.isEnum())
                .toArray(Class<?>[]::new);
        return new InProcess(configured(application.get(CONFIGURATION)), classes);
    }

    private static Class<?> named(String path) {
        try {
            return Class.forName(path.replace('/', '.'));
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Map<String, String> configured(Node file) {
        Properties configured = new Properties();
        if (file != null) {
            try (InputStream content = file.getAsset().openStream()) {
                configured.load(content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return configured.stringPropertyNames().stream().collect(toMap(name -> name, configured::getProperty));
    }

    BeanManager beans() {
        return container.getBeanManager();
    }

    /** Something done with a bean. */
    @FunctionalInterface
    interface Deed<B> {
        void done(B bean) throws Exception;
    }

    /** Does something in an application that starts for that and stops after it. */
    static <B> void with(Archive<?> application, Class<B> bean, Deed<B> deed) throws Exception {
        try (InProcess started = start(application)) {
            deed.done(started.container.select(bean).get());
        }
    }

    @Override
    public void close() {
        try {
            container.close();
        } finally {
            clear();
        }
    }

    private void clear() {
        Thread.currentThread().setContextClassLoader(usual);
        configuration.keySet().forEach(System::clearProperty);
        broker.close();
    }

    /** Gives the application the broker, which is there before it and after it. */
    record Beside(EmbeddedArtemis broker) implements Extension {

        void add(@Observes AfterBeanDiscovery event) {
            event.addBean().types(EmbeddedArtemis.class).scope(Singleton.class).createWith(context -> broker);
        }
    }
}
