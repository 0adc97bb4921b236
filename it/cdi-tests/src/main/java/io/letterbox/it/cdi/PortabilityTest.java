package io.letterbox.it.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Address;
import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.Source;
import io.letterbox.cdi.At;
import io.letterbox.cdi.LetterboxExtension;
import io.letterbox.it.cdi.Shop.Addresses;
import io.letterbox.it.cdi.Shop.Desk;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is not the same in all containers, or was a trap in one of them. */
class PortabilityTest {

    @Test
    void anAlternativeReplacesAnAddressForItsEndsToo() {
        try (SeContainer container = Application.of(Addresses.class, Smaller.class, Desk.class)) {
            assertThat(container.select(Desk.class).get().orders.address().capacity())
                    .isEqualTo(Capacity.zero());
        }
    }

    @Test
    void anAddressBeanOfAnotherExtensionIsFound() {
        try (SeContainer container =
                Application.with(Desk.class).extensions(new AddressExtension()).start()) {
            assertThat(container.select(Desk.class).get().orders.trySend("found"))
                    .isTrue();
        }
    }

    @Test
    void theExtensionIsFoundAsAService() {
        assertThat(ServiceLoader.load(Extension.class)).hasAtLeastOneElementOfType(LetterboxExtension.class);
    }

    @Test
    void anEndIsInjectedIntoABeanThatIsPassivated() {
        assertThatCode(() -> Application.of(Addresses.class, Cart.class).close())
                .doesNotThrowAnyException();
    }

    @Test
    void anEndComesBackFromPassivationAsTheSameSharedEnd() {
        Application application = Application.with(Addresses.class, Desk.class);
        try (SeContainer container = application.start()) {
            Desk desk = container.select(Desk.class).get();

            Sender<?> back = application.inside(() -> revived(desk.orders));

            assertThat(back.address()).isEqualTo(Addresses.ORDERS);
            assertThatThrownBy(back::close).hasMessageStartingWith("Sender<java.lang.String> of \"orders\" is shared");
        }
    }

    private static Sender<?> revived(Sender<?> sender) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(sender);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                return (Sender<?>) in.readObject();
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void noEndHasABeanName() {
        try (SeContainer container = Application.of(Addresses.class, Desk.class)) {
            Stream<Bean<?>> ends = container.getBeanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
                    .filter(bean -> Set.of(Sender.class, Receiver.class, Letterbox.class)
                            .contains(bean.getBeanClass()));

            assertThat(ends).hasSize(4).allSatisfy(bean -> {
                assertThat(Optional.ofNullable(bean.getName())).isEmpty();
                assertThat(bean.getInjectionPoints()).isEmpty();
            });
        }
    }

    @Test
    void anAddressIsReadOnceHoweverOftenItsEndsAreInjected() {
        Counted.made = 0;
        try (SeContainer container = Application.of(Counted.class, Desk.class, Other.class)) {
            assertThat(container.select(Desk.class).get().orders.trySend("one")).isTrue();
            assertThat(container.select(Other.class).get().orders.trySend("two"))
                    .isTrue();

            assertThat(Counted.made).isEqualTo(1);
        }
    }

    @Test
    void endsOfAllAddressesAreFoundByAnInstanceOfAny() {
        try (SeContainer container = Application.of(Addresses.class, Counter.class)) {
            assertThat(container.select(Counter.class).get().all).hasSize(1);
        }
    }

    @ApplicationScoped
    @Alternative
    @Priority(1)
    static class Smaller {
        @Produces
        @At("orders")
        static final Mailbox<String> ORDERS = Mailbox.of("orders", String.class, Capacity.zero());
    }

    @ApplicationScoped
    static class Counted {
        static int made;

        @Produces
        @At("orders")
        Mailbox<String> orders() {
            made++;
            return Addresses.ORDERS;
        }
    }

    @Singleton
    static class Other {
        @Inject
        @At("orders")
        Sender<String> orders;
    }

    @Singleton
    static class Counter {
        @Inject
        @Any
        Instance<Sender<String>> all;
    }

    @SessionScoped
    static class Cart implements Serializable {
        private static final long serialVersionUID = 1;

        @Inject
        @At("orders")
        @SuppressWarnings("serial") // a client proxy, which is
        Sender<String> orders;
    }

    static class AddressExtension implements Extension {
        void add(@Observes AfterBeanDiscovery event) {
            event.addBean()
                    .beanClass(Addresses.class)
                    .types(
                            new TypeLiteral<Mailbox<String>>() {}.getType(),
                            new TypeLiteral<Address<String>>() {}.getType(),
                            new TypeLiteral<Source<String>>() {}.getType(),
                            Object.class)
                    .qualifiers(At.Literal.of("orders"))
                    .scope(Dependent.class)
                    .createWith(context -> Addresses.ORDERS);
        }
    }
}
