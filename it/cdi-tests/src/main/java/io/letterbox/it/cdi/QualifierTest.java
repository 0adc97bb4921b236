package io.letterbox.it.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An end is where its address is: under the same qualifiers, however it is asked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QualifierTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Order ORDER = new Order("book", 2);

    private SeContainer container;
    private Desk desk;

    @BeforeAll
    void start() {
        container = Application.of(Addresses.class, Desk.class);
        desk = container.select(Desk.class).get();
    }

    @AfterAll
    void stop() {
        container.close();
    }

    @Test
    void aQualifierOfTheApplicationsOwnWorksAsWell() throws InterruptedException {
        desk.fast.send("now");

        assertThat(desk.fastReceiver.tryReceive(LIMIT)).contains("now");
    }

    @Test
    void aBeanNameOfAnAddressIsNotGivenToItsEnds() throws InterruptedException {
        desk.named.send("by name");

        assertThat(desk.namedReceiver.tryReceive(LIMIT)).contains("by name");
        assertThat(container.getBeanManager().getBeans("byname")).hasSize(1);
    }

    @Test
    void anInstanceAndAProviderGiveTheSameEnd() {
        assertThat(desk.laterInstance.get().address()).isEqualTo(Addresses.ORDERS);
        assertThat(desk.laterProvider.get().address()).isEqualTo(Addresses.ORDERS);
    }

    @Test
    void anInstanceOfAnEndThatIsNotThereIsEmpty() {
        assertThat(desk.absent.isUnsatisfied()).isTrue();
    }

    @Test
    void anEndThatIsInjectedNowhereIsFoundByLookUp() throws InterruptedException {
        Sender<String> sender = lookUp(new TypeLiteral<>() {}, At.Literal.of("unasked"));
        Receiver<String> receiver = lookUp(new TypeLiteral<>() {}, At.Literal.of("unasked"));

        sender.send("found");

        assertThat(receiver.tryReceive(LIMIT)).contains("found");
    }

    /** Not by {@code container.select}: OpenWebBeans then ignores the arguments of the type, and finds two receivers. */
    private <T> T lookUp(TypeLiteral<T> type, Annotation qualifier) {
        BeanManager beans = container.getBeanManager();
        Bean<?> bean = beans.resolve(beans.getBeans(type.getType(), qualifier));
        Object found = beans.getReference(bean, type.getType(), beans.createCreationalContext(bean));
        return type.getRawType().cast(found);
    }

    @Test
    void aGenericBaseClassIsInjectedWithTheTypeOfItsSubclass() throws InterruptedException {
        desk.inherited.send(ORDER);

        assertThat(desk.receiver.tryReceive(LIMIT)).contains(ORDER);
    }

    @Test
    void aParameterOfAnObserverIsInjected() throws InterruptedException {
        container.getBeanManager().getEvent().select(Order.class).fire(ORDER);

        assertThat(desk.receiver.tryReceive(LIMIT)).contains(ORDER);
    }

    @Test
    void theLetterboxOpensEndsOfTheApplicationsOwn() throws InterruptedException {
        Mailbox<String> mailbox = Mailbox.of("own", String.class, Capacity.unbounded());
        try (Sender<String> sender = desk.letterbox.sender(mailbox);
                Receiver<String> receiver = desk.letterbox.receiver(mailbox)) {
            sender.send("mine");

            assertThat(receiver.tryReceive(LIMIT)).contains("mine");
        }
    }

    @ApplicationScoped
    static class Addresses {
        @Produces
        @At("orders")
        static final Mailbox<Order> ORDERS = Mailbox.of("orders", Order.class, Capacity.unbounded());

        @Produces
        @At("unasked")
        static final Mailbox<String> UNASKED = Mailbox.of("unasked", String.class, Capacity.unbounded());

        @Produces
        @Fast
        static final Mailbox<String> FAST = Mailbox.of("fast", String.class, Capacity.unbounded());

        @Produces
        @Named("byname")
        static final Mailbox<String> NAMED = Mailbox.of("byname", String.class, Capacity.unbounded());
    }

    static class Base<T> {
        @Inject
        @At("orders")
        Sender<T> inherited;
    }

    @Singleton
    static class Desk extends Base<Order> {
        @Inject
        @At("orders")
        Receiver<Order> receiver;

        @Inject
        @Fast
        Sender<String> fast;

        @Inject
        @Fast
        Receiver<String> fastReceiver;

        @Inject
        @Named("byname")
        Sender<String> named;

        @Inject
        @Named("byname")
        Receiver<String> namedReceiver;

        @Inject
        @At("orders")
        Instance<Sender<Order>> laterInstance;

        @Inject
        @At("orders")
        Provider<Sender<Order>> laterProvider;

        @Inject
        @At("absent")
        Instance<Sender<Order>> absent;

        @Inject
        Letterbox letterbox;

        void on(@Observes Order order, @At("orders") Sender<Order> sender) throws InterruptedException {
            sender.send(order);
        }
    }
}
