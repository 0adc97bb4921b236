package io.letterbox.samples.cargo;

import io.letterbox.Provider;
import io.letterbox.cdi.LetterboxExtension;
import io.letterbox.samples.cargo.mailboxes.MailboxNotices;
import io.letterbox.samples.cargo.mailboxes.Notices;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** The version on Letterbox, in a CDI container and nothing else. */
final class MailboxTracking implements Tracking {

    private final WeldContainer container;
    private final Notices notices;

    MailboxTracking(Provider provider, Class<?> addresses, Class<?>... receivers) {
        container = new Weld()
                .disableDiscovery()
                .addExtension(new LetterboxExtension())
                .addExtension(new Carrier(provider))
                .addBeanClasses(receivers)
                .addBeanClasses(RouteBook.class, Office.class, MailboxNotices.class, addresses)
                .initialize();
        notices = container.select(Notices.class).get();
    }

    @Override
    public RouteBook routes() {
        return container.select(RouteBook.class).get();
    }

    @Override
    public Office office() {
        return container.select(Office.class).get();
    }

    @Override
    public void scanned(String consignment, String place) throws InterruptedException {
        notices.scanned(new Scan(consignment, place));
    }

    @Override
    public void delayed(String consignment) throws InterruptedException {
        notices.delayed(consignment);
    }

    @Override
    public void close() {
        container.close();
    }

    /** What carries the messages. */
    record Carrier(Provider provider) implements Extension {
        void give(@Observes AfterBeanDiscovery event) {
            event.addBean().addTransitiveTypeClosure(Provider.class).createWith(made -> provider);
        }
    }
}
