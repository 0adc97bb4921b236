package io.letterbox.it.benchmarks;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.Provider;
import io.letterbox.Sender;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.openjdk.jmh.infra.BenchmarkParams;

/** A send that does not wait for the broker's answer, with at most 500 answers outstanding a thread. */
final class AsyncSends {

    private static final int UNCONFIRMED = 500;

    private AsyncSends() {}

    static Map<String, Side> open(Provider provider, BenchmarkParams run) throws Exception {
        return Map.of(
                Alternation.LETTERBOX, letterbox(provider),
                Alternation.RAW, new Listening(provider, "async.raw", true),
                Sends.RAW_WITHOUT_ID, new Listening(provider, "async.plain", false));
    }

    /** A worker that sends when one of its permits is free, and settles when it has all of them. */
    private abstract static class Pipelining implements Worker {
        final Semaphore permits = new Semaphore(UNCONFIRMED);
        final Confirmation confirmation = new Confirmation(permits);

        abstract void begin() throws Exception;

        @Override
        public void once() throws Exception {
            permits.acquire();
            begin();
        }

        @Override
        public void settle() throws Exception {
            permits.acquire(UNCONFIRMED);
            permits.release(UNCONFIRMED);
            confirmation.check();
        }
    }

    private static Side letterbox(Provider provider) throws Exception {
        String queue = "async.letterbox";
        Letterbox letterbox = Letterbox.over(provider);
        Sender<String> sender = letterbox.sender(Mailbox.of(queue, String.class, Capacity.unbounded()));
        Raw drain = Raw.over(provider, Provider.Use.AHEAD);
        return new Side() {
            @Override
            public Worker worker() {
                return new Pipelining() {
                    @Override
                    void begin() {
                        CompletionStage<Boolean> unused =
                                sender.trySendAsync(Raw.TEXT).whenComplete(confirmation::completed);
                    }
                };
            }

            @Override
            public void after() throws Exception {
                drain.drain(queue);
            }

            @Override
            public void close() throws JMSException {
                drain.close();
                letterbox.close();
            }
        };
    }

    /** One producer a thread, over a connection with confirmationWindowSize=1048576. */
    private static final class Listening implements Side {
        private final Raw raw;
        private final Raw drain;
        private final String queue;
        private final boolean recognisable;

        Listening(Provider provider, String queue, boolean recognisable) throws Exception {
            this.raw = Raw.over(provider, Provider.Use.PIPELINED);
            this.drain = Raw.over(provider, Provider.Use.AHEAD);
            this.queue = queue;
            this.recognisable = recognisable;
        }

        @Override
        public Worker worker() throws Exception {
            Session session = raw.sending();
            MessageProducer producer = Raw.producer(session, queue);
            return new Pipelining() {
                @Override
                void begin() throws Exception {
                    producer.send(recognisable ? raw.recognisable(session) : Raw.text(session), confirmation);
                }
            };
        }

        @Override
        public void after() throws Exception {
            drain.drain(queue);
        }

        @Override
        public void close() throws JMSException {
            drain.close();
            raw.close();
        }
    }
}
