package io.letterbox.it.faults;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Singleton;
import jakarta.jms.ConnectionFactory;

/** What the application finds: the broker's connection factory, and whom to tell. */
final class SmallRyeSurroundings implements Extension {

    private final ConnectionFactory factory;
    private final Driver.Told told;

    SmallRyeSurroundings(ConnectionFactory factory, Driver.Told told) {
        this.factory = factory;
        this.told = told;
    }

    void add(@Observes AfterBeanDiscovery discovery) {
        discovery
                .<ConnectionFactory>addBean()
                .types(ConnectionFactory.class)
                .scope(ApplicationScoped.class)
                .createWith(context -> factory);
        discovery
                .<Driver.Told>addBean()
                .types(Driver.Told.class)
                .scope(Singleton.class)
                .createWith(context -> told);
    }
}
