package io.letterbox.it;

import io.letterbox.Bounds;
import io.letterbox.Provider;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** Watches the sessions of a provider for two threads in one of them at once; only closing is allowed to a second one. */
final class SessionWatch extends Around {

    private final List<String> shared = new CopyOnWriteArrayList<>();

    SessionWatch(Provider watched) {
        super(watched);
    }

    /** Who met whom in one session. */
    List<String> shared() {
        return List.copyOf(shared);
    }

    @Override
    public Connection connect(Use use) throws JMSException {
        return watch(Connection.class, real.connect(use), null);
    }

    @Override
    public Optional<Bounds> bounds(Connection connection) throws JMSException {
        return real.bounds(((Watched) Proxy.getInvocationHandler(connection)).real(Connection.class));
    }

    private <I> I watch(Class<I> type, Object real, AtomicReference<Thread> inside) {
        return proxy(type, new Watched(real, inside));
    }

    /** One object of the provider, and the thread that is in its session. */
    private final class Watched implements java.lang.reflect.InvocationHandler {
        private final Object real;
        private final AtomicReference<Thread> inside;

        Watched(Object real, AtomicReference<Thread> inside) {
            this.real = real;
            this.inside = inside;
        }

        <I> I real(Class<I> type) {
            return type.cast(real);
        }

        @Override
        public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
            Thread self = Thread.currentThread();
            boolean watch = inside != null && !method.getName().equals("close");
            Thread other = watch ? inside.getAndSet(self) : null;
            if (other != null && other != self) {
                shared.add(other.getName() + " and " + self.getName() + " in " + method.getName());
            }
            try {
                return furnished(call(real, method, arguments));
            } finally {
                if (watch) {
                    inside.compareAndSet(self, other);
                }
            }
        }

        private Object furnished(Object result) {
            if (result instanceof Session) {
                return watch(Session.class, result, new AtomicReference<>());
            }
            if (result instanceof MessageConsumer) {
                return watch(MessageConsumer.class, result, inside);
            }
            return result instanceof MessageProducer ? watch(MessageProducer.class, result, inside) : result;
        }
    }
}
