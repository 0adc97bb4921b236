package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Broadcast;
import io.letterbox.Capacity;
import io.letterbox.Delivery;
import io.letterbox.Inbox;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Requester;
import io.letterbox.Settings;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TemporaryQueue;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests are messages with a way back: answered by a listener, by a reply, or by any Jakarta Messaging client. */
class RequestsTest extends Cell {

    static Capacity[] capacities() {
        return new Capacity[] {Capacity.zero(), Capacity.bounded(5), Capacity.unbounded()};
    }

    private static Mailbox<String> quotes(Capacity capacity) {
        return Mailbox.of("quotes", String.class, capacity);
    }

    private static final Mailbox<String> QUOTES = quotes(Capacity.unbounded());
    private static final Listening ONCE = Listening.named("quoting").attempts(1);

    private static void price(Delivery<String> question) throws IOException {
        if (question.message().equals("rock")) {
            throw new IOException("no price for a rock");
        }
        assertThat(question.reply("price of " + question.message())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void aListenerAnswers(Capacity capacity) throws Exception {
        closing(letterbox.listen(quotes(capacity).deliveries(), ONCE, RequestsTest::price));
        Requester<String, String> requester = closing(letterbox.requester(quotes(capacity), String.class));
        assertThat(requester.request("book")).isEqualTo("price of book");
        assertThat(requester.request("pen", LONG)).contains("price of pen");
        assertThat(requester.address()).isEqualTo(quotes(capacity));
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void itsExceptionComesBackAsAFailure(Capacity capacity) throws Exception {
        closing(letterbox.listen(quotes(capacity).deliveries(), ONCE, RequestsTest::price));
        Requester<String, String> requester = closing(letterbox.requester(quotes(capacity), String.class));
        assertThatThrownBy(() -> requester.request("rock"))
                .isInstanceOfSatisfying(
                        MailboxException.Failed.class,
                        failed -> assertThat(failed.exception()).isEqualTo("java.io.IOException"))
                .hasMessageContaining("mailbox quotes")
                .hasMessageContaining("no price for a rock");
        assertThat(requester.request("book")).isEqualTo("price of book");
    }

    @Test
    void aFailedRequestIsNotTriedAgainSinceItsSenderWasTold() throws Exception {
        var listener = closing(letterbox.listen(QUOTES.deliveries(), Listening.named("quoting"), RequestsTest::price));
        Requester<String, String> requester = closing(letterbox.requester(QUOTES, String.class));
        assertThatThrownBy(() -> requester.request("rock")).isInstanceOf(MailboxException.Failed.class);
        assertThat(listener.status().failed()).isOne();
        PlainClient plain = plainClient();
        assertThat(plain.count("retry.quotes")).isZero();
        assertThat(plain.texts("dead.quotes")).containsExactly("rock");
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void whoAsksWhatCannotBeDecodedIsToldToo(Capacity capacity) throws Exception {
        Mailbox<byte[]> parsed = Mailbox.of("quotes", byte[].class, capacity);
        closing(letterbox.listen(parsed, ONCE, question -> {}));
        Requester<String, String> requester = closing(letterbox.requester(quotes(capacity), String.class));
        assertThatThrownBy(() -> requester.request("book"))
                .isInstanceOf(MailboxException.Failed.class)
                .hasMessageContaining("expected a bytes message");
        assertThat(plainClient().texts("dead.quotes")).containsExactly("book");
    }

    @Test
    void anInboxIsAnsweredByItsOwner() throws Exception {
        Inbox<String> questions = Inbox.of("clerk", "questions", String.class, Capacity.unbounded());
        var receiver = letterbox(Settings.defaults().self("clerk")).receiver(questions);
        Requester<String, String> requester =
                closing(letterbox(Settings.defaults().self("desk")).requester(questions, String.class));
        Party<String> asking = Party.calls(() -> requester.request("?"));
        Delivery<String> question = receiver.receive();
        assertThat(question.from()).contains("desk");
        assertThat(question.reply("!")).isTrue();
        assertThat(asking.result()).isEqualTo("!");
    }

    @Test
    void whoAsksNothingIsNotAnswered() throws Exception {
        letterbox.sender(QUOTES).send("book");
        Delivery<String> delivery = letterbox.receiver(QUOTES.deliveries()).receive();
        assertThat(delivery.reply("price")).isFalse();
    }

    @Test
    void aPlainClientIsAnsweredUnderItsCorrelationIdOrItsMessageId() throws Exception {
        closing(letterbox.listen(QUOTES.deliveries(), ONCE, RequestsTest::price));
        PlainClient plain = plainClient();
        TemporaryQueue replies = plain.context().createTemporaryQueue();
        for (String correlation : new String[] {"c-1", null}) {
            Message question = plain.context().createTextMessage("book");
            question.setJMSReplyTo(replies);
            question.setJMSCorrelationID(correlation);
            plain.send("quotes", question);
            try (var consumer = plain.context().createConsumer(replies)) {
                Message answer = consumer.receive(LONG.toMillis());
                assertThat(answer.getBody(String.class)).isEqualTo("price of book");
                assertThat(answer.getJMSCorrelationID())
                        .isEqualTo(correlation == null ? question.getJMSMessageID() : correlation);
            }
        }
    }

    @Test
    void aPlainClientIsAnsweredAfterARetryToo() throws Exception {
        List<Integer> attempts = new ArrayList<>();
        closing(letterbox.listen(
                QUOTES.deliveries(),
                Listening.named("quoting").delays(Duration.ofMillis(10), Duration.ofMillis(10)),
                question -> {
                    attempts.add(question.attempt());
                    if (question.attempt() == 1) {
                        throw new IOException("not yet");
                    }
                    price(question);
                }));
        PlainClient plain = plainClient();
        TemporaryQueue replies = plain.context().createTemporaryQueue();
        Message question = plain.context().createTextMessage("book");
        question.setJMSReplyTo(replies);
        plain.send("quotes", question);
        try (var consumer = plain.context().createConsumer(replies)) {
            Message answer = consumer.receive(LONG.toMillis());
            assertThat(answer.getJMSCorrelationID()).isEqualTo(question.getJMSMessageID());
        }
        assertThat(attempts).containsExactly(1, 2);
    }

    @Test
    void aPlainClientAnswers() throws Exception {
        Requester<String, String> requester = closing(letterbox.requester(QUOTES, String.class));
        Party<String> asking = Party.calls(() -> requester.request("book"));
        PlainClient plain = plainClient();
        Message question = plain.receive("quotes");
        Message answer = plain.context().createTextMessage("42");
        answer.setJMSCorrelationID(question.getJMSCorrelationID());
        plain.producer().send((Queue) question.getJMSReplyTo(), answer);
        assertThat(asking.result()).isEqualTo("42");
    }

    @Test
    void withoutAnAnswerItIsEmptyWhenTheLimitHasPassed() throws Exception {
        Requester<String, String> requester = closing(letterbox.requester(QUOTES, String.class));
        assertThat(requester.request("book", A_WHILE)).isEmpty();
        assertThat(plainClient().count("quotes")).isOne();
        assertThat(requester.request("book", Duration.ZERO)).isEmpty();
        assertThat(plainClient().count("quotes")).as("nothing more was sent").isOne();
    }

    @Test
    void aLateAnswerIsNobodysAnswer() throws Exception {
        Requester<String, String> requester = closing(letterbox.requester(QUOTES, String.class));
        assertThat(requester.request("first", A_WHILE)).isEmpty();
        closing(letterbox.listen(QUOTES.deliveries(), ONCE, RequestsTest::price));
        assertThat(requester.request("second", LONG)).contains("price of second");
    }

    @Test
    void aFullMailboxIsWaitedForWithinTheLimit() throws Exception {
        Mailbox<String> pair = quotes(Capacity.bounded(1));
        letterbox.sender(pair).send("in the way");
        Requester<String, String> requester = closing(letterbox.requester(pair, String.class));
        assertThat(requester.request("book", A_WHILE)).isEmpty();
        assertThat(plainClient().count("quotes")).isOne();
        assertThatThrownBy(() -> requester
                        .requestAsync("book", LONG)
                        .toCompletableFuture()
                        .get(LONG.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(MailboxException.Refused.class)
                .hasMessageContaining("no room");
    }

    @Test
    void anAsynchronousRequestCompletesWithTheAnswerTheFailureOrATimeOut() throws Exception {
        closing(letterbox.listen(QUOTES.deliveries(), ONCE, question -> {
            if (!question.message().equals("silence")) {
                price(question);
            }
        }));
        Requester<String, String> requester = closing(letterbox.requester(QUOTES, String.class));
        assertThat(requester.requestAsync("book", LONG).toCompletableFuture().get(LONG.toSeconds(), TimeUnit.SECONDS))
                .isEqualTo("price of book");
        assertThat(failure(requester, "rock", LONG)).isInstanceOf(MailboxException.Failed.class);
        assertThat(failure(requester, "silence", A_WHILE)).isInstanceOf(TimeoutException.class);
    }

    @Test
    void whatFollowsOneAnswerMayAskAgain() throws Exception {
        closing(letterbox.listen(QUOTES.deliveries(), ONCE, RequestsTest::price));
        Requester<String, String> requester = closing(letterbox.requester(QUOTES, String.class));
        CompletableFuture<String> second = requester
                .requestAsync("book", LONG)
                .thenCompose(price -> {
                    try {
                        return CompletableFuture.completedFuture(requester.request(price));
                    } catch (InterruptedException impossible) {
                        return CompletableFuture.failedFuture(impossible);
                    }
                })
                .toCompletableFuture();
        assertThat(second.get(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo("price of price of book");
    }

    @Test
    void aLargeAnswerComesWhole() throws Exception {
        byte[] large = new byte[500_000];
        new java.util.Random(42).nextBytes(large);
        closing(letterbox.listen(QUOTES.deliveries(), ONCE, question -> question.reply(large)));
        Requester<String, byte[]> requester = closing(letterbox.requester(QUOTES, byte[].class));
        List<CompletableFuture<byte[]>> answers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            answers.add(requester.requestAsync("book", LONG).toCompletableFuture());
        }
        for (CompletableFuture<byte[]> answer : answers) {
            assertThat(answer.get(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo(large);
        }
    }

    private static Throwable failure(Requester<String, String> requester, String question, Duration limit) {
        CompletableFuture<String> answer =
                requester.requestAsync(question, limit).toCompletableFuture();
        return assertThat(answer)
                .failsWithin(LONG)
                .withThrowableOfType(ExecutionException.class)
                .actual()
                .getCause();
    }

    @Test
    void aRequestStandsOutsideOfTheUnit() {
        closing(letterbox.listen(QUOTES.deliveries(), ONCE, RequestsTest::price));
        Requester<String, String> requester = closing(letterbox.requester(QUOTES, String.class));
        assertThatThrownBy(() -> letterbox.unit(() -> {
                    assertThat(requester.request("book")).isEqualTo("price of book");
                    throw new IOException("rolled back");
                }))
                .hasMessage("rolled back");
    }

    @Test
    void anAnswerBelongsToTheUnitOfTheListener() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        closing(letterbox.listen(QUOTES.deliveries(), ONCE, question -> {
            price(question);
            goOn.await();
        }));
        Requester<String, String> requester = closing(letterbox.requester(QUOTES, String.class));
        Party<String> asking = Party.calls(() -> requester.request("book"));
        asking.waitsFor(A_WHILE);
        goOn.countDown();
        assertThat(asking.result()).isEqualTo("price of book");
    }

    @Test
    void anAnswerOfTheWrongTypeIsRefused() {
        closing(letterbox.listen(QUOTES.deliveries(), ONCE, RequestsTest::price));
        Requester<String, byte[]> requester = closing(letterbox.requester(QUOTES, byte[].class));
        assertThatThrownBy(() -> requester.request("book"))
                .isInstanceOf(MailboxException.Refused.class)
                .hasMessageContaining("cannot be decoded");
    }

    @Test
    void aRequesterThatIsGoneDoesNotKeepTheListenerFromItsWork() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        CountDownLatch goOn = new CountDownLatch(1);
        var listener = closing(letterbox.listen(QUOTES.deliveries(), ONCE, question -> {
            asked.countDown();
            if (asked.getCount() == 0) {
                goOn.await();
            }
            price(question);
        }));
        var other = letterbox(Settings.defaults());
        Requester<String, String> requester = other.requester(QUOTES, String.class);
        assertThat(requester.request("pen")).isEqualTo("price of pen");
        Party<Optional<String>> asking = Party.calls(() -> requester.request("book", LONG));
        asked.await();
        other.close();
        assertThat(asking.failure(MailboxException.class)).isNotNull();
        goOn.countDown();
        eventually(() -> listener.status().done() == 2);
        assertThat(listener.status().failed()).isZero();
    }

    @Test
    void closingEndsItsWaits() throws Exception {
        Requester<String, String> requester = letterbox.requester(QUOTES, String.class);
        Party<String> asking = Party.calls(() -> requester.request("book"));
        asking.waitsFor(A_WHILE);
        requester.close();
        assertThat(asking.failure(MailboxException.Closed.class)).hasMessageContaining("mailbox quotes");
        assertThatThrownBy(() -> requester.request("book")).isInstanceOf(MailboxException.Closed.class);
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        Requester<String, String> requester = closing(letterbox.requester(QUOTES, String.class));
        Party<String> asking = Party.calls(() -> requester.request("book"));
        asking.waitsFor(A_WHILE);
        asking.interrupt();
        assertThat(asking.failure(InterruptedException.class)).isNotNull();
    }

    @Test
    void nobodyAnswersABroadcast() {
        assertThatThrownBy(() -> letterbox.requester(Broadcast.of("prices", String.class), String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("broadcast prices");
    }

    @Test
    void aThousandRequestsByEightThreadsGetTheirOwnAnswers() throws Exception {
        closing(letterbox.listen(QUOTES.deliveries(), ONCE.concurrency(4), RequestsTest::price));
        Requester<String, String> requester = closing(letterbox.requester(QUOTES, String.class));
        List<Party<Boolean>> parties = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            String name = "t" + thread + "-";
            parties.add(Party.does(() -> {
                List<CompletableFuture<String>> answers = new ArrayList<>();
                for (int i = 0; i < 125; i++) {
                    answers.add(requester.requestAsync(name + i, LONG).toCompletableFuture());
                }
                for (int i = 0; i < 125; i++) {
                    assertThat(answers.get(i).get(LONG.toSeconds(), TimeUnit.SECONDS))
                            .isEqualTo("price of " + name + i);
                }
            }));
        }
        for (Party<Boolean> party : parties) {
            assertThat(party.result()).isTrue();
        }
    }
}
