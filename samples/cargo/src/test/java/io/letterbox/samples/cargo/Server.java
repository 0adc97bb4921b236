package io.letterbox.samples.cargo;

import jakarta.annotation.Resource;
import jakarta.ejb.MessageDriven;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.MessageListener;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.jboss.weld.injection.spi.ResourceInjectionServices;
import org.jboss.weld.injection.spi.ResourceReferenceFactory;
import org.jboss.weld.injection.spi.helpers.SimpleResourceReference;

/**
 * What an application server does for message-driven beans, as far as this application sees it, over any connection factory:
 * queues from the deployment descriptor or from annotations, {@code @Resource} by look-up, an injected {@code JMSContext} that
 * takes part in the transaction of the thread, and for each bean one thread that receives, calls and commits. A transaction is
 * that of one session: there is no other resource that it could include.
 */
final class Server implements AutoCloseable {

    private final Transactions transactions;
    private final WeldContainer container;
    private final List<Consumption> consumptions = new ArrayList<>();

    Server(ConnectionFactory jms, DeclaredQueues queues, Class<?>... beans) {
        transactions = new Transactions(jms);
        container = new Weld()
                .disableDiscovery()
                .addServices(new Resources(queues, transactions))
                .addExtension(new Surroundings(transactions))
                .addBeanClasses(beans)
                .initialize();
        Stream.of(beans)
                .filter(bean -> bean.isAnnotationPresent(MessageDriven.class))
                .forEach(bean -> consumptions.add(
                        new Consumption(bean.asSubclass(MessageListener.class), container, jms, queues, transactions)));
    }

    <B> B the(Class<B> bean) {
        return container.select(bean).get();
    }

    /** Calls what a servlet would call: in a request, and in no transaction. */
    void inRequest(Runnable work) {
        var request = container.select(RequestContextController.class).get();
        request.activate();
        try {
            work.run();
        } finally {
            request.deactivate();
        }
    }

    @Override
    public void close() {
        consumptions.forEach(Consumption::close);
        container.close();
    }

    /** What beans find around them: the context of the transaction, or else one that lasts as long as the request. */
    record Surroundings(Transactions transactions) implements Extension {
        void give(@Observes AfterBeanDiscovery event) {
            event.<JMSContext>addBean()
                    .types(JMSContext.class, Object.class)
                    .scope(RequestScoped.class)
                    .createWith(made -> transactions.context())
                    .destroyWith((context, made) -> transactions.endOfRequest(context));
        }
    }

    record Resources(DeclaredQueues queues, Transactions transactions) implements ResourceInjectionServices {

        @Override
        public ResourceReferenceFactory<Object> registerResourceInjectionPoint(InjectionPoint point) {
            String lookup = point.getAnnotated().getAnnotation(Resource.class).lookup();
            return registerResourceInjectionPoint(lookup, "");
        }

        @Override
        public ResourceReferenceFactory<Object> registerResourceInjectionPoint(String lookup, String mapped) {
            return () -> new SimpleResourceReference<>(transactions.queue(queues.queue(lookup)));
        }

        @Override
        public void cleanup() {
            // holds nothing
        }
    }
}
