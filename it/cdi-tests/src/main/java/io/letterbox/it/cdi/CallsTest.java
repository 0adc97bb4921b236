package io.letterbox.it.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.MailboxException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is around the call of a listener's method: its request, its bean's instance, its interceptors, and its answer. */
@Timeout(60)
class CallsTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void eachMessageHasARequestOfItsOwnThatEndsWithIt() throws Exception {
        try (Station station = answering()) {
            Callers callers = station.bean(Callers.class);
            for (int i = 0; i < 2; i++) {
                callers.orders.send(new Order("book", 1));

                assertThat(station.journal().next()).isEqualTo(List.of("before", "bill"));
                assertThat(station.journal().next()).isEqualTo(List.of(1, 2));
                assertThat(station.journal().next()).isEqualTo(List.of("request ended"));
            }
        }
    }

    @Test
    void aResultIsTheAnswerToWhoeverAsked() throws Exception {
        try (Station station = answering()) {
            Callers callers = station.bean(Callers.class);

            assertThat(callers.invoices.request(new Order("book", 1))).isEqualTo(new Invoice("book"));
            assertThat(callers.invoices.request(new Order("pen", 1), LIMIT)).contains(new Invoice("pen"));
            assertThat(callers.invoices.requestAsync(new Order("ink", 1), LIMIT))
                    .succeedsWithin(LIMIT)
                    .isEqualTo(new Invoice("ink"));
        }
    }

    @Test
    void whatTheMethodThrowsIsThrownToWhoeverAsked() {
        try (Station station = answering()) {
            Callers callers = station.bean(Callers.class);

            assertThatThrownBy(() -> callers.invoices.request(new Order("book", -1)))
                    .isInstanceOfSatisfying(
                            MailboxException.Failed.class,
                            failed -> assertThat(failed.exception()).isEqualTo(IOException.class.getName()))
                    .hasMessageContaining("no such order");
        }
    }

    @Test
    void anInjectedRequesterIsSharedAndNotClosedByThoseWhoUseIt() {
        try (Station station = answering()) {
            Callers callers = station.bean(Callers.class);

            assertThatThrownBy(callers.invoices::close)
                    .isInstanceOf(MailboxException.Refused.class)
                    .hasMessageStartingWith("Requester<" + Order.class.getName() + ", " + Invoice.class.getName()
                            + "> of \"orders\" is shared");
            assertThat(callers.invoices.address()).isEqualTo(Post.Addresses.ORDERS);
        }
    }

    @Test
    void aDependentBeanHasAnInstanceForEachMessageThatEndsWithItAsDoItsArguments() throws Exception {
        try (Station station =
                Station.with(Answering.Temporary.class, Answering.Attached.class, Answering.Noting.class)) {
            for (int i = 0; i < 2; i++) {
                station.send("orders", "{\"item\": \"book\", \"pieces\": 1}");

                assertThat(station.journal().next()).isEqualTo(List.of("before", "hear"));
                assertThat(station.journal().next()).isEqualTo(List.of("call", 1));
                assertThat(List.of(station.journal().next(), station.journal().next()))
                        .containsExactlyInAnyOrder(List.of("bean ended"), List.of("attached ended"));
            }
        }
    }

    @Test
    void aSingletonHasOneInstanceForAllMessages() throws Exception {
        try (Station station = Station.with(Answering.Only.class)) {
            for (int i = 1; i <= 3; i++) {
                station.send("orders", "{\"item\": \"book\", \"pieces\": 1}");

                assertThat(station.journal().next()).isEqualTo(List.of("call", i));
            }
        }
    }

    @Test
    void aRequestScopedBeanHasOneForEachMessage() throws Exception {
        try (Station station = Station.with(Answering.EachRequest.class)) {
            for (int i = 0; i < 2; i++) {
                station.send("orders", "{\"item\": \"book\", \"pieces\": 1}");

                assertThat(station.journal().next()).isEqualTo(List.of("call", 1));
                assertThat(station.journal().next()).isEqualTo(List.of("bean ended"));
            }
        }
    }

    private static Station answering() {
        return Station.with(Answering.Clerk.class, Answering.Request.class, Answering.Noting.class, Callers.class);
    }
}
