package io.letterbox.cdi;

import io.letterbox.MailboxException;
import io.letterbox.Provider;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.jms.ConnectionFactory;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What carries the messages: the broker that is configured, or the application's {@link Provider} bean, or its
 * {@link ConnectionFactory} bean, or the provider that the class path offers as a service. It is found when the application is
 * deployed, and started at the first use.
 */
final class Provision {

    static final String NONE =
            "no Jakarta Messaging provider: put letterbox-artemis-binding on the class path for an embedded"
                    + " broker, or produce a bean of io.letterbox.Provider or of jakarta.jms.ConnectionFactory, without qualifiers";

    private Provision() {}

    static Optional<Supplier<Provider>> find(
            Optional<RemoteBroker> configured, BeanManager beans, Endings endings, Consumer<String> problems) {
        if (configured.isPresent()) {
            return configured.get().find(endings, problems);
        }
        Optional<Reference<Provider>> provider = Reference.find(Provider.class, beans, problems);
        if (provider.isPresent()) {
            return provider.map(reference -> () -> reference.get(endings));
        }
        Optional<Reference<ConnectionFactory>> factory = Reference.find(ConnectionFactory.class, beans, problems);
        if (factory.isPresent()) {
            return factory.map(reference -> () -> Provider.of(reference.get(endings)));
        }
        List<ServiceLoader.Provider<Provider>> services = services();
        if (services.size() > 1) {
            problems.accept("the class path offers several providers: "
                    + services.stream().map(service -> service.type().getName()).collect(Collectors.joining(", "))
                    + "; keep one, or produce a bean of io.letterbox.Provider");
        }
        return services.stream().findFirst().map(service -> () -> started(service, endings));
    }

    /** Looking them up makes none of them: it is their making that starts a broker. */
    private static List<ServiceLoader.Provider<Provider>> services() {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        return ServiceLoader.load(Provider.class, application).stream().toList();
    }

    private static Provider started(ServiceLoader.Provider<Provider> service, Endings endings) {
        try {
            Provider provider = service.get();
            if (provider instanceof AutoCloseable broker) {
                endings.opened(service.type().getName(), () -> broker);
            }
            return provider;
        } catch (ServiceConfigurationError e) {
            throw new MailboxException.Refused(
                    service.type().getName()
                            + " did not start; its cause says why. To use another broker, produce a bean of"
                            + " io.letterbox.Provider",
                    e);
        }
    }
}
