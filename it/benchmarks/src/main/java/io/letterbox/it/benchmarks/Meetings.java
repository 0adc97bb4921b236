package io.letterbox.it.benchmarks;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Provider;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import jakarta.jms.DeliveryMode;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;

/** A send at capacity zero, with as many threads that receive, against request and reply over one reply queue. */
final class Meetings {

    private Meetings() {}

    static Map<String, Side> open(Provider provider, BenchmarkParams run) throws Exception {
        return Map.of(
                Alternation.LETTERBOX, new Rendezvous(provider, run.getThreads()),
                Alternation.RAW,
                        new RequestReply(
                                provider,
                                run.getThreads(),
                                "meet.raw",
                                DeliveryMode.PERSISTENT,
                                RequestReply.ReplyTo.AS_IT_COMES,
                                (raw, session) -> session.createMessage()));
    }

    private static final class Rendezvous implements Side {
        private final Letterbox letterbox;
        private final Sender<String> sender;
        private final Receiver<String> receiver;

        Rendezvous(Provider provider, int receivers) {
            letterbox = Letterbox.over(provider);
            Mailbox<String> mailbox = Mailbox.of("meet.letterbox", String.class, Capacity.zero());
            sender = letterbox.sender(mailbox);
            receiver = letterbox.receiver(mailbox);
            for (int i = 0; i < receivers; i++) {
                RequestReply.background("receiver-" + i, this::receiveAlways);
            }
        }

        private void receiveAlways() {
            try {
                String text = receiver.receive();
                while (text.length() == Raw.TEXT.length()) {
                    text = receiver.receive();
                }
            } catch (MailboxException.Closed end) {
                return;
            } catch (InterruptedException unexpected) {
                throw new IllegalStateException(unexpected);
            }
        }

        @Override
        public Worker worker() {
            return () -> sender.send(Raw.TEXT);
        }

        @Override
        public void close() {
            letterbox.close();
        }
    }
}
