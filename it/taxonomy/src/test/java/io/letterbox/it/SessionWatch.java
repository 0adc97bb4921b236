package io.letterbox.it;

import io.letterbox.Bounds;
import io.letterbox.Provider;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** Watches the sessions of a provider for two threads in one of them at once; only closing is allowed to a second one. */
final class SessionWatch implements Provider {

    private final Provider watched;
    private final List<String> shared = new CopyOnWriteArrayList<>();

    SessionWatch(Provider watched) {
        this.watched = watched;
    }

    /** Who met whom in one session. */
    List<String> shared() {
        return List.copyOf(shared);
    }

    @Override
    public Connection connect(Use use) throws JMSException {
        return watch(Connection.class, watched.connect(use), null);
    }

    @Override
    public Optional<String> duplicateId() {
        return watched.duplicateId();
    }

    @Override
    public boolean refused(Exception failure) {
        return watched.refused(failure);
    }

    @Override
    public boolean full(Exception failure) {
        return watched.full(failure);
    }

    @Override
    public Optional<Bounds> bounds(Connection connection) throws JMSException {
        return watched.bounds(((Watched) Proxy.getInvocationHandler(connection)).real(Connection.class));
    }

    private <I> I watch(Class<I> type, Object real, AtomicReference<Thread> inside) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Watched(real, inside)));
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
                return furnished(method.invoke(real, arguments));
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
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
