package io.letterbox.cdi;

import io.letterbox.Letterbox;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessSyntheticBean;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.interceptor.Interceptor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The portable extension; containers find it by themselves.
 *
 * <p><b>What it offers.</b> For each bean that is an {@link io.letterbox.Address}, under the qualifiers of that bean: a
 * {@link Sender} of its messages, and from a mailbox or a link a {@link Receiver} of messages, or of {@link io.letterbox.Delivery
 * deliveries} for the facts beside them; from an inbox a receiver of deliveries. A broadcast is received through a bean that is a
 * {@link io.letterbox.Subscription}. Where it is asked for, a {@link io.letterbox.Requester} of its messages and of the answers that
 * the injection point names. Without qualifiers: a {@link Letterbox}, unless the application has a bean of its own, and the
 * {@link Listeners}.
 *
 * <p><b>What listens.</b> Each {@link Receives} method of a bean, from when the application has started, its {@code Startup}
 * observers included, until just before its beans go; what is in hand then is finished within {@link
 * io.letterbox.Listening#finish()}. A broker that cannot be reached does not keep the application from starting.
 *
 * <p><b>What carries the messages.</b> The broker or the connection factory that is configured; or else the application's bean of
 * {@link io.letterbox.Provider}, or else of {@link jakarta.jms.ConnectionFactory}, without qualifiers; or else, on an application
 * server, its {@code java:comp/DefaultJMSConnectionFactory}; or, where there is no server, the provider that a binding on the class
 * path offers as a {@linkplain java.util.ServiceLoader service}, such as the embedded broker of {@code letterbox-artemis-binding}. A
 * server is what offers Jakarta Transactions and the managed threads of Jakarta Concurrency. A bean of {@link io.letterbox.Settings}
 * says who the process is.
 *
 * <p><b>What is configured</b> wins over what the application says, its beans included: who the process is, another broker, how
 * many messages an address holds, and more, by keys that begin with {@code letterbox.}; from MicroProfile Config where the server
 * has it, else from system properties and the environment.
 *
 * <p><b>When.</b> Nothing is connected or started before the first use; only injected receivers of subscriptions open when the
 * application starts, since they get what is sent from their opening on. The ends are shared and safe for many threads. They are
 * closed with the container, after the {@code @PreDestroy} methods of the application, then the letterbox, then the broker that was
 * started for it; until then {@code close} on any of them is refused.
 *
 * <p><b>What is checked.</b> That each injected end has one address of the right type, that {@link At} says the address's name, that
 * this process may open the injected ends of inboxes and links, that each listener's method can be called with the messages of
 * its address, and that something carries the messages. All that is wrong is in the one message with which the deployment fails.
 */
// No extension is a bean. But Payara shows one the application's beans only if it is an annotated class of a bean
// archive.
@Dependent
public final class LetterboxExtension implements Extension {

    private final Set<End> offered = new LinkedHashSet<>();
    private final List<Need> needs = new ArrayList<>();
    private final Ends ends = new Ends();
    private boolean ownLetterbox;
    private List<End> planned = List.of();
    private List<End> early = List.of();
    private final Receptions receptions = new Receptions();
    private final OpenListeners listeners = new OpenListeners();
    private List<Duty> duties = List.of();
    private Quarters quarters = Quarters.JVM;

    /** For the container. */
    public LetterboxExtension() {}

    void seen(@Observes @WithAnnotations(Receives.class) ProcessAnnotatedType<?> event) {
        receptions.seen(event.getAnnotatedType());
    }

    void receiving(@Observes ProcessManagedBean<?> event) {
        receptions.found(event.getBean(), event.getAnnotatedBeanClass());
    }

    void address(@Observes ProcessBean<?> event) {
        if (event instanceof ProcessSyntheticBean) {
            return; // too late to offer its ends, and one of these is our letterbox
        }
        Bean<?> bean = event.getBean();
        offered.addAll(End.offered(bean.getTypes(), bean.getQualifiers()));
        ownLetterbox |= bean.getTypes().contains(Letterbox.class)
                && bean.getQualifiers().contains(Default.Literal.INSTANCE);
    }

    void need(@Observes ProcessInjectionPoint<?, ?> event) {
        Need.of(event.getInjectionPoint()).ifPresent(need -> {
            needs.add(need);
            need.untyped().ifPresent(problem -> {
                // Not added to the event: OpenWebBeans then says no more than that there were errors.
                throw new DefinitionException(problem);
            });
        });
    }

    void offer(@Observes AfterBeanDiscovery event, BeanManager beans) {
        // The parameters of listeners are no injection points that the container tells of.
        receptions
                .all()
                .forEach(reception -> reception.parameters(beans).stream()
                        .filter(Parameter::isInjected)
                        .forEach(parameter -> Need.of(parameter).ifPresent(needs::add)));
        planned = Plan.of(offered, needs, beans).ends();
        // A normal scope: an end can be injected into what is passivated, such as a session's bean.
        // No bean name: it would clash with that of the address.
        // No injection point asked for: what it would be is not the same in all containers.
        for (End end : planned) {
            event.addBean()
                    .id("io.letterbox.cdi:" + end)
                    .beanClass(end.direction().end())
                    .types(end.type(), Object.class)
                    .qualifiers(end.qualifiers())
                    .addQualifier(Any.Literal.INSTANCE)
                    .scope(ApplicationScoped.class)
                    .createWith(context -> ends.shared(end));
        }
        event.addBean()
                .id("io.letterbox.cdi:Listeners")
                .beanClass(Listeners.class)
                .types(Listeners.class, Object.class)
                .qualifiers(Default.Literal.INSTANCE, Any.Literal.INSTANCE)
                .scope(ApplicationScoped.class)
                .createWith(context -> listeners);
        if (!ownLetterbox) {
            event.addBean()
                    .id("io.letterbox.cdi:Letterbox")
                    .beanClass(Letterbox.class)
                    .types(Letterbox.class, Object.class)
                    .qualifiers(Default.Literal.INSTANCE, Any.Literal.INSTANCE)
                    .scope(ApplicationScoped.class)
                    .createWith(context -> ends.letterbox());
        }
    }

    void validate(@Observes AfterDeploymentValidation event, BeanManager beans) {
        if (offered.isEmpty() && needs.isEmpty() && receptions.isEmpty()) {
            return;
        }
        Validation validation = new Validation(beans, ends, ownLetterbox);
        validation.run(planned, needs, receptions);
        early = validation.early();
        duties = validation.duties();
        quarters = validation.quarters();
        validation.problems().ifPresent(problems -> {
            // Not added to the event: OpenWebBeans then says no more than that there were errors.
            throw new DeploymentException(problems);
        });
    }

    void start(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) @Initialized(ApplicationScoped.class)
                    Object event) {
        try {
            early.forEach(ends::open);
        } catch (RuntimeException e) {
            // The start has failed, and not every container shuts down what it has not started.
            ends.close();
            throw e;
        }
    }

    /** Last of all that happens at the start, so that what listeners call is ready. */
    void listen(@Observes @Priority(Integer.MAX_VALUE) Startup event, BeanManager beans) {
        if (duties.isEmpty()) {
            return; // nothing is connected before the first use
        }
        try {
            listeners.open(duties, quarters, ends.letterbox(), beans);
        } catch (RuntimeException e) {
            listeners.close();
            ends.close();
            throw e;
        }
    }

    /** Before the beans go that the listeners call; OpenWebBeans fires no Shutdown event. */
    void fallSilent(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) @BeforeDestroyed(ApplicationScoped.class)
                    Object event) {
        listeners.close();
        ends.fallSilent();
    }

    // OpenWebBeans fires no Shutdown event; and this is after the @PreDestroy methods, which may still send.
    void close(@Observes BeforeShutdown event) {
        listeners.close(); // of an application that failed to start, which has not been destroyed
        ends.close();
    }
}
