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
 * What carries the messages: the broker or the connection factory that is configured, or the application's {@link Provider} bean, or its
 * {@link ConnectionFactory} bean, or the server's connections, or, where there is no server, the provider that the class path offers as a
 * service. It is found when the application is deployed, and started at the first use.
 */
final class Provision {

    private static final System.Logger LOG = System.getLogger(Provision.class.getName());

    static final String NONE =
            "no Jakarta Messaging provider: put letterbox-artemis-binding on the class path for an embedded"
                    + " broker, or produce a bean of io.letterbox.Provider or of jakarta.jms.ConnectionFactory, without qualifiers";

    private static final String NONE_HERE =
            "this server has no " + Server.FACTORY + ": have it offer Jakarta Messaging, set " + Keys.FACTORY
                    + ", or produce a bean of io.letterbox.Provider, such as an embedded broker, without qualifiers";

    private final BeanManager beans;
    private final Endings endings;
    private final Consumer<String> problems;
    private final Optional<Server> server = Server.here();
    private Quarters quarters = Quarters.here();

    Provision(BeanManager beans, Endings endings, Consumer<String> problems) {
        this.beans = beans;
        this.endings = endings;
        this.problems = problems;
    }

    /**
     * Finds the provider; what is wrong, or missing, is a problem.
     *
     * @param factory the configured connection factory
     */
    Optional<Supplier<Provider>> find(Optional<RemoteBroker> configured, Optional<String> factory) {
        if (configured.isPresent()) {
            return configured.get().find(endings, problems).map(this::bystander);
        }
        if (factory.isPresent()) {
            return named(factory.get());
        }
        Optional<Reference<Provider>> provider = Reference.find(Provider.class, beans, problems);
        if (provider.isPresent()) {
            return provider.<Supplier<Provider>>map(reference -> () -> reference.get(endings))
                    .map(this::bystander);
        }
        Optional<Reference<ConnectionFactory>> bean = Reference.find(ConnectionFactory.class, beans, problems);
        if (bean.isPresent()) {
            return bean.map(reference -> over(() -> reference.get(endings)));
        }
        return server.isPresent() ? offered() : service();
    }

    private Optional<Supplier<Provider>> named(String name) {
        Optional<ConnectionFactory> found = Naming.find(name, ConnectionFactory.class);
        if (found.isEmpty()) {
            problems.accept(Keys.FACTORY + " is \"" + name
                    + "\", and no jakarta.jms.ConnectionFactory has that name here: look at how the server calls it");
        }
        return found.map(factory -> over(() -> factory));
    }

    private Optional<Supplier<Provider>> offered() {
        Optional<ConnectionFactory> found = Naming.find(Server.FACTORY, ConnectionFactory.class);
        if (found.isEmpty()) {
            problems.accept(NONE_HERE);
        }
        return found.map(factory -> over(() -> factory));
    }

    private Supplier<Provider> over(Supplier<ConnectionFactory> factory) {
        if (server.isEmpty()) {
            return () -> Provider.of(factory.get());
        }
        quarters = Quarters.PROVIDER;
        Server here = server.get();
        return () -> here.over(factory.get());
    }

    /** Where the listeners' threads come from, with the provider that was found. */
    Quarters quarters() {
        return quarters;
    }

    /** Says once that what is sent is no part of the server's transactions. */
    private Supplier<Provider> bystander(Supplier<Provider> found) {
        return () -> {
            Provider provider = found.get();
            if (server.isPresent() && provider.transactions().isEmpty()) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        provider
                                + " takes no part in this server's transactions: what is sent in one is sent whether or"
                                + " not it is committed. Use the server's connections (" + Keys.FACTORY
                                + ") if it should");
            }
            return provider;
        };
    }

    private Optional<Supplier<Provider>> service() {
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
