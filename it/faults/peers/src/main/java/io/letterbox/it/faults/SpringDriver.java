package io.letterbox.it.faults;

import jakarta.jms.ConnectionFactory;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jms.JmsException;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.jms.connection.JmsTransactionManager;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** A {@code JmsTemplate} over a {@code CachingConnectionFactory}, and a {@code @JmsListener} with {@code @SendTo}. */
final class SpringDriver implements Driver {

    private static final int SESSIONS = 8;
    private static final long LOOK_MILLIS = 200;
    private static final long PAUSE_NANOS = 20_000_000;

    private final ConnectionFactory plain;
    private final CachingConnectionFactory caching;
    private final JmsTemplate template;
    private final boolean transacted;

    SpringDriver(Reached broker, boolean transacted) {
        this.plain = broker.plain();
        this.caching = new CachingConnectionFactory(plain);
        this.template = new JmsTemplate(caching);
        this.transacted = transacted;
        template.setReceiveTimeout(LOOK_MILLIS);
        if (transacted) {
            caching.setSessionCacheSize(SESSIONS);
        }
    }

    private static void trouble(Told told, Exception what) {
        told.trouble(what);
        LockSupport.parkNanos(PAUSE_NANOS);
    }

    @Override
    public void send(String queue, Iterable<String> ids, Told told) {
        for (String id : ids) {
            told.attempted(id);
            boolean sent = false;
            while (!sent) {
                try {
                    template.convertAndSend(queue, id);
                    sent = true;
                } catch (JmsException failure) {
                    trouble(told, failure);
                }
            }
            told.acknowledged(id);
        }
    }

    @Override
    public void receive(String queue, Told told, BooleanSupplier stopped) {
        TransactionTemplate unit = new TransactionTemplate(new JmsTransactionManager(caching));
        while (!stopped.getAsBoolean()) {
            InHand hand = new InHand();
            try {
                if (transacted) {
                    unit.executeWithoutResult(status -> receive(queue, told, hand));
                } else {
                    receive(queue, told, hand);
                }
                if (!hand.id.isEmpty()) {
                    told.settled(hand.id);
                }
            } catch (JmsException | TransactionException failure) {
                if (!hand.id.isEmpty()) {
                    told.unsettled(hand.id);
                }
                trouble(told, failure);
            }
        }
    }

    private static final class InHand {
        private String id = "";
    }

    private void receive(String queue, Told told, InHand hand) {
        if (template.receiveAndConvert(queue) instanceof String id) {
            hand.id = id;
            told.received(id);
        }
    }

    @Override
    public AutoCloseable listen(String queue, String onwards, int concurrency, Told told) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "faults",
                        Map.of(
                                "faults.queue",
                                queue,
                                "faults.onwards",
                                onwards,
                                "faults.concurrency",
                                Integer.toString(concurrency),
                                "faults.transacted",
                                Boolean.toString(transacted))));
        context.registerBean(ConnectionFactory.class, () -> plain);
        context.register(SpringForwarding.class);
        context.refresh();
        return context;
    }

    @Override
    public void close() {
        caching.destroy();
    }
}
