package io.letterbox.it.cdi;

import io.letterbox.Bodies;
import io.letterbox.Provider;
import io.letterbox.artemis.EmbeddedArtemis;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An embedded broker, offered as a service, that tells what became of it. */
public final class RecordingProvider implements Provider, AutoCloseable {

    static final List<String> EVENTS = new CopyOnWriteArrayList<>();

    /** Whether nobody answers, for now. */
    static volatile boolean down;

    private final EmbeddedArtemis artemis = EmbeddedArtemis.start();

    /** For the service loader. */
    public RecordingProvider() {
        EVENTS.add("started");
    }

    @Override
    public Connection connect(Use use) throws JMSException {
        if (down) {
            throw new JMSException("nobody listens");
        }
        Connection connection = artemis.connect(use);
        EVENTS.add("connected");
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        EVENTS.add("disconnected");
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public Bodies bodies() {
        return artemis.bodies();
    }

    @Override
    public void close() {
        EVENTS.add("stopped");
        artemis.close();
    }
}
