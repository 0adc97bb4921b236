package io.letterbox.it;

import io.letterbox.Bodies;
import io.letterbox.Provider;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

/** A real provider with somebody between it and Letterbox, who sees what passes through its objects. */
abstract class Around implements Provider {

    final Provider real;

    Around(Provider real) {
        this.real = real;
    }

    @Override
    public Optional<String> duplicateId() {
        return real.duplicateId();
    }

    @Override
    public Bodies bodies() {
        return real.bodies();
    }

    @Override
    public boolean refused(Exception failure) {
        return real.refused(failure);
    }

    @Override
    public boolean full(Exception failure) {
        return real.full(failure);
    }

    @Override
    public boolean gone(Session session, TemporaryQueue queue) throws JMSException {
        return real.gone(session, queue);
    }

    static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    static <I> I proxy(Class<I> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
