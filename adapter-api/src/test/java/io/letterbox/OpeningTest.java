package io.letterbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is checked when an end is opened, before the broker is asked. */
class OpeningTest {

    private static final Link<String> PARCELS = Link.of("desk", "depot", "parcels", String.class, Capacity.bounded(2));

    private final AtomicInteger connects = new AtomicInteger();
    private JMSException failure = new JMSException("nobody listens");
    private final Letterbox desk = Letterbox.over(
            use -> {
                connects.incrementAndGet();
                throw failure;
            },
            Settings.defaults().self("desk"));

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aDoorConnectsWhenItsFirstEndIsOpened() {
        assertThat(connects).hasValue(0);
        assertThat(desk).hasToString("letterbox of desk");
    }

    @Test
    void identityAndKindAreCheckedBeforeAnyoneIsAsked() {
        assertThatThrownBy(() -> desk.receiver(PARCELS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("link link.desk.depot.parcels is received by depot, and this process is desk:"
                        + " open it where Settings.self is depot");
        assertThatThrownBy(() -> desk.sender(Link.of("depot", "desk", "parcels", String.class, Capacity.zero())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(connects).hasValue(0);
    }

    @Test
    void whatTheProviderThrowsIsKeptAsTheCause() {
        assertThatThrownBy(() -> desk.sender(PARCELS))
                .isInstanceOf(MailboxException.Unreachable.class)
                .hasMessageContaining("link.desk.depot.parcels")
                .hasMessageContaining("nobody listens")
                .hasCause(failure);
    }

    @Test
    void aRefusalIsNoBrokenConnection() {
        failure = new JMSSecurityException("wrong password");
        assertThatThrownBy(() -> desk.sender(PARCELS))
                .isInstanceOf(MailboxException.Refused.class)
                .hasMessageContaining("wrong password");
    }

    @Test
    void anInterruptDoesNotCutTheOpening() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> desk.sender(PARCELS)).isInstanceOf(MailboxException.Unreachable.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
