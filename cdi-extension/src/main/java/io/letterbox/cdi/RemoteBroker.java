package io.letterbox.cdi;

import io.letterbox.Provider;
import io.letterbox.ProviderFactory;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The broker of the configuration. It prints neither the password nor the URL, in which somebody may have put one. */
record RemoteBroker(String url, Optional<String> user, Optional<String> password) {

    private static final String HOW =
            "; user and password have keys of their own, " + Keys.USER + " and " + Keys.PASSWORD;

    /** What carries messages to it, which connects at the first use; a problem if nothing can. */
    Optional<Supplier<Provider>> find(Endings endings, Consumer<String> problems) {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        List<ServiceLoader.Provider<ProviderFactory>> factories =
                ServiceLoader.load(ProviderFactory.class, application).stream().toList();
        if (factories.size() != 1) {
            problems.accept(Keys.URL + " is set, and "
                    + (factories.isEmpty()
                            ? "nothing on the class path reaches a broker by its URL: put letterbox-artemis-binding there"
                            : "the class path offers several ways to reach a broker: "
                                    + factories.stream()
                                            .map(factory -> factory.type().getName())
                                            .collect(Collectors.joining(", "))
                                    + "; keep one"));
            return Optional.empty();
        }
        try {
            Provider provider = made(factories.get(0).get());
            return Optional.of(() -> opened(provider, endings));
        } catch (RuntimeException e) { // a factory is anybody's
            problems.accept(Keys.URL + ": " + told(e) + HOW);
            return Optional.empty();
        }
    }

    /** What a factory says of the URL; of anything else that it throws only the class, since it was given the password. */
    private String told(RuntimeException failure) {
        String text = String.valueOf(failure.getMessage());
        boolean harmless = failure instanceof IllegalArgumentException
                && password.filter(text::contains).isEmpty();
        return harmless ? text : failure.getClass().getName();
    }

    private Provider made(ProviderFactory factory) {
        return user.isPresent() && password.isPresent() ? factory.at(url, user.get(), password.get()) : factory.at(url);
    }

    private static Provider opened(Provider provider, Endings endings) {
        if (provider instanceof AutoCloseable connections) {
            endings.opened(provider.toString(), () -> connections);
        }
        return provider;
    }

    @Override
    public String toString() {
        return "RemoteBroker[user=" + user.orElse("") + "]";
    }
}
