package io.letterbox.it.exactness;

import io.letterbox.Bodies;
import io.letterbox.Bounds;
import io.letterbox.Provider;
import io.letterbox.it.faults.Parent;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** A provider that stops its process, once, at one step: it says so, and goes on when it is told to. */
final class Steps implements Provider {

    /** Where a process can stop. */
    enum Step {
        NONE,
        /** A bounded sender has its slot, and has not sent. */
        GRANTED,
        /** A receiver has a message in hand, and has not read it. */
        READING,
        /** A handler runs. */
        HANDLING,
        /** All of a hand-over, or of its answer, is in the transaction, which is not committed. */
        BEFORE_COMMIT,
        /** It is committed, and the process has not drawn a conclusion from it. */
        AFTER_COMMIT
    }

    private static final String HANDOVER = "LetterboxHandover";
    private static final String TAKEN = "LetterboxTaken";

    private final Provider broker;
    private final Step at;
    private final CountDownLatch go = new CountDownLatch(1);
    private final Map<Connection, Connection> real = new ConcurrentHashMap<>();

    Steps(Provider broker, Step at) {
        this.broker = broker;
        this.at = at;
    }

    void reached(Step step) {
        if (step == at && go.getCount() > 0) {
            Parent.tell("at " + step);
            boolean interrupted = false;
            while (true) {
                try {
                    go.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void go() {
        go.countDown();
    }

    @Override
    public Connection connect(Use use) throws JMSException {
        Connection connection = broker.connect(use);
        Connection watched = wrapped(
                Connection.class,
                connection,
                (method, arguments, result) -> result instanceof Session session ? session(session) : result);
        real.put(watched, connection);
        return watched;
    }

    private Session session(Session session) {
        AtomicBoolean decisive = new AtomicBoolean();
        return wrapped(Session.class, session, new Wrapping() {
            @Override
            public void before(String method) {
                if (method.equals("commit") && decisive.get()) {
                    reached(Step.BEFORE_COMMIT);
                }
            }

            @Override
            public Object after(Method method, Object[] arguments, Object result) {
                if (method.getName().equals("commit") && decisive.getAndSet(false)) {
                    reached(Step.AFTER_COMMIT);
                }
                return result instanceof MessageProducer producer ? producer(producer, decisive) : result;
            }
        });
    }

    private static MessageProducer producer(MessageProducer producer, AtomicBoolean decisive) {
        return wrapped(MessageProducer.class, producer, (method, arguments, result) -> {
            if (method.getName().equals("send")
                    && arguments[0] instanceof Message message
                    && (message.propertyExists(HANDOVER) || message.propertyExists(TAKEN))) {
                decisive.set(true);
            }
            return result;
        });
    }

    @FunctionalInterface
    private interface Wrapping {
        default void before(String method) {
            assert !method.isEmpty();
        }

        Object after(Method method, Object[] arguments, Object result) throws JMSException;
    }

    private static <T> T wrapped(Class<T> type, T real, Wrapping wrapping) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return switch (method.getName()) {
                            case "equals" -> proxy == arguments[0];
                            case "hashCode" -> System.identityHashCode(proxy);
                            default -> real.toString();
                        };
                    }
                    wrapping.before(method.getName());
                    try {
                        return wrapping.after(method, arguments, method.invoke(real, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Override
    public Optional<String> duplicateId() {
        return broker.duplicateId();
    }

    @Override
    public Bodies bodies() {
        return broker.bodies();
    }

    @Override
    public boolean refused(Exception failure) {
        return broker.refused(failure);
    }

    @Override
    public boolean full(Exception failure) {
        return broker.full(failure);
    }

    @Override
    public Optional<Bounds> bounds(Connection connection) throws JMSException {
        return broker.bounds(real.get(connection)).map(StoppingBounds::new);
    }

    private final class StoppingBounds implements Bounds {
        private final Bounds bounds;

        StoppingBounds(Bounds bounds) {
            this.bounds = bounds;
        }

        @Override
        public OptionalInt kept(String queue) throws JMSException {
            return bounds.kept(queue);
        }

        @Override
        public int keep(String queue, int messages) throws JMSException {
            return bounds.keep(queue, messages);
        }

        @Override
        public Slot ask(String queue) throws JMSException {
            Slot slot = bounds.ask(queue);
            return new Slot() {
                @Override
                public boolean await(Duration limit) throws InterruptedException, JMSException {
                    boolean granted = slot.await(limit);
                    if (granted) {
                        reached(Step.GRANTED);
                    }
                    return granted;
                }

                @Override
                public void claim(Message message) throws JMSException {
                    slot.claim(message);
                }

                @Override
                public void close() throws JMSException {
                    slot.close();
                }
            };
        }

        @Override
        public void close() {
            try {
                bounds.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
