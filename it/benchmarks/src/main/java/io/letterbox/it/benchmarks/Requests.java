package io.letterbox.it.benchmarks;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.Provider;
import io.letterbox.Requester;
import jakarta.jms.DeliveryMode;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;

/** A request that a listener answers, handling as many at once as there are requesters, against hand-written request and reply. */
final class Requests {

    static final String RAW_AS_USUAL = "raw-as-usual";

    private Requests() {}

    static Map<String, Side> open(Provider provider, BenchmarkParams run) throws Exception {
        return Map.of(
                Alternation.LETTERBOX,
                new Asking(provider, run.getThreads()),
                Alternation.RAW,
                raw(provider, run, "request.raw", RequestReply.ReplyTo.KEPT),
                RAW_AS_USUAL,
                raw(provider, run, "request.usual", RequestReply.ReplyTo.AS_IT_COMES));
    }

    private static Side raw(Provider provider, BenchmarkParams run, String queue, RequestReply.ReplyTo replyTo)
            throws Exception {
        return new RequestReply(
                provider, run.getThreads(), queue, DeliveryMode.NON_PERSISTENT, replyTo, Raw::recognisable);
    }

    /** Whoever asks and whoever answers have a letterbox each, as two processes would. */
    private static final class Asking implements Side {
        private final Letterbox answering;
        private final Letterbox asking;
        private final Requester<String, String> requester;

        Asking(Provider provider, int listeners) {
            Mailbox<String> mailbox = Mailbox.of("request.letterbox", String.class, Capacity.unbounded());
            answering = Letterbox.over(provider);
            answering.listen(mailbox.deliveries(), Listening.named("replier").concurrency(listeners), request -> {
                if (!request.reply(request.message())) {
                    throw new IllegalStateException("nobody awaits an answer");
                }
            });
            asking = Letterbox.over(provider);
            requester = asking.requester(mailbox, String.class);
        }

        @Override
        public Worker worker() {
            return () -> Raw.check(requester.request(Raw.TEXT));
        }

        @Override
        public void close() {
            asking.close();
            answering.close();
        }
    }
}
