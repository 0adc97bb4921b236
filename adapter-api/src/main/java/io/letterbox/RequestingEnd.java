package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The requesting end that a door opens: a sender of questions, and the queue of their answers. */
final class RequestingEnd<Q, R> implements Requester<Q, R> {

    /** Opens the queue of the answers. */
    @FunctionalInterface
    interface Opening<R> {
        ReplyQueue<R> open(ReplyQueue.Opening<R> answers) throws JMSException;
    }

    private final Route<Q> route;
    private final Codec<R> answers;
    private final Screening screening;
    private final Sender<Question<Q>> questions;
    private final Provider provider;
    private final Opening<R> opening;
    private final Consumer<AutoCloseable> whenClosed;
    private final String instance = UUID.randomUUID().toString();
    private final AtomicLong asked = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable ReplyQueue<R> replies;

    RequestingEnd(
            Route<Q> route,
            Codec<R> answers,
            Screening screening,
            Sender<Question<Q>> questions,
            Provider provider,
            Opening<R> opening,
            Consumer<AutoCloseable> whenClosed) {
        this.route = route;
        this.answers = answers;
        this.screening = screening;
        this.questions = questions;
        this.provider = provider;
        this.opening = opening;
        this.whenClosed = whenClosed;
    }

    @Override
    public R request(Q question) throws InterruptedException {
        return asked(question, Limit.forever()).orElseThrow(() -> new AssertionError("for ever is over"));
    }

    @Override
    public Optional<R> request(Q question, Duration limit) throws InterruptedException {
        Limit wait = Limit.of(limit);
        return wait.passed() ? Optional.empty() : asked(question, wait);
    }

    private Optional<R> asked(Q question, Limit limit) throws InterruptedException {
        ReplyQueue<R> queue = replies();
        Question<Q> asking = asking(question, queue);
        CompletableFuture<R> answer = queue.expect(asking.correlation());
        try {
            if (!questions.trySend(asking, limit.left(Limit.LONGEST))) {
                return Optional.empty();
            }
            return Optional.of(answer.get(limit.left(Limit.LONGEST).toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException passed) {
            return Optional.empty();
        } catch (ExecutionException failure) {
            throw told(Objects.requireNonNull(failure.getCause()));
        } finally {
            queue.forget(asking.correlation());
        }
    }

    @Override
    public CompletionStage<R> requestAsync(Q question, Duration limit) {
        ReplyQueue<R> queue = replies();
        Question<Q> asking = asking(question, queue);
        CompletableFuture<R> answer = queue.expect(asking.correlation());
        CompletionStage<Boolean> sent;
        try {
            sent = sent(asking);
        } catch (RuntimeException unsent) {
            queue.forget(asking.correlation());
            throw unsent;
        }
        sent.whenComplete((accepted, failure) -> {
            if (failure != null) {
                answer.completeExceptionally(failure);
            } else if (!accepted) {
                answer.completeExceptionally(new MailboxException.Refused(
                        "there is no room for a request in " + route + ": try again later; nothing was sent", null));
            }
        });
        return answer.orTimeout(Math.max(1, Limit.of(limit).left(Limit.LONGEST).toNanos()), TimeUnit.NANOSECONDS)
                .handleAsync(
                        (value, failure) -> { // What the caller hangs on it must not keep the reader from reading.
                            queue.forget(asking.correlation());
                            if (failure != null) {
                                throw new CompletionException(stageFailure(failure, limit));
                            }
                            return value;
                        },
                        callers());
    }

    /** Where sends cannot be pipelined, the broker's answer is awaited; that of whoever is asked never is. */
    private CompletionStage<Boolean> sent(Question<Q> asking) {
        return provider.transactions().isEmpty()
                ? questions.trySendAsync(asking)
                : CompletableFuture.completedStage(questions.trySend(asking));
    }

    private Executor callers() {
        return provider.transactions().isEmpty()
                ? ForkJoinPool.commonPool()
                : task -> provider.threads().newThread(task).start();
    }

    private Throwable stageFailure(Throwable failure, Duration limit) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof TimeoutException) {
            return new TimeoutException("no answer from " + route + " within " + limit);
        }
        return told(cause);
    }

    private MailboxException told(Throwable failure) {
        return failure instanceof MailboxException known ? known : lost(failure);
    }

    private Question<Q> asking(Q question, ReplyQueue<R> queue) {
        if (Objects.isNull(question)) {
            throw new IllegalArgumentException("null is no request for " + route);
        }
        return new Question<>(question, instance + '-' + asked.incrementAndGet(), queue.destination());
    }

    private R read(Message message) {
        try {
            checkFailure(message);
            return answers.decode(screening.opened(message, answers));
        } catch (MailboxException failure) {
            throw failure;
        } catch (RuntimeException | MessageFormatException undecodable) {
            throw new MailboxException.Refused(
                    "the answer from " + route + " cannot be decoded: " + undecodable.getMessage()
                            + "; ask for the type that is answered there",
                    undecodable);
        } catch (JMSException failure) {
            throw Door.unreachable(route, failure, provider);
        }
    }

    private void checkFailure(Message message) {
        String exception = Headers.text(message, Answering.FAILED);
        if (exception != null) {
            throw new MailboxException.Failed(
                    "whoever was asked through " + route + " failed: " + exception + ": "
                            + Headers.text(message, DeadLetters.REASON),
                    exception);
        }
    }

    private MailboxException lost(Throwable failure) {
        if (closed.get()) {
            return Door.closed(route);
        }
        return new MailboxException.InDoubt(
                "whether the request to " + route + " was answered is unknown: " + failure.getMessage()
                        + "; ask again if it may be answered twice",
                failure,
                () -> {
                    throw lost(failure);
                });
    }

    /** The queue of the answers; a new one when its connection broke. */
    private synchronized ReplyQueue<R> replies() {
        if (closed.get()) {
            throw Door.closed(route);
        }
        ReplyQueue<R> open = replies;
        if (open == null || open.ended()) {
            if (open != null) {
                open.close();
            }
            try {
                open = opening.open(this::read);
            } catch (JMSException failure) {
                throw Door.unreachable(route, failure, provider);
            }
            replies = open;
        }
        return open;
    }

    /** Opens the queue of the answers, so that what is wrong shows when the end is opened. */
    void open() {
        replies();
    }

    @Override
    public Address<Q> address() {
        return route.addressInForce();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            questions.close();
            closeReplies();
            whenClosed.accept(this);
        }
    }

    private synchronized void closeReplies() {
        if (replies != null) {
            replies.close();
        }
    }

    @Override
    public String toString() {
        return "requester of " + route;
    }
}
