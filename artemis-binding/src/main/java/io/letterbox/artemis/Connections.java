package io.letterbox.artemis;

import io.letterbox.Provider.Use;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/** Opens connections to one broker, one factory for each use, until it is closed. */
final class Connections implements AutoCloseable {

    static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

    private static final int CONFIRMED = 1024 * 1024;
    private static final int NOTHING_AHEAD = 0;
    private static final int OFF = -1;
    private static final long CALL_MILLIS = 30_000;
    private static final long DEAD_AFTER_MILLIS = 10_000;
    private static final long CHECK_MILLIS = 5_000;
    private static final long NEXT_BROKER_MILLIS = 20;

    /** What a factory is for: a use by Letterbox, all of whose receipts are transacted, or anything that plain JMS code does. */
    enum Purpose {
        ONE_BY_ONE,
        AHEAD,
        PIPELINED,
        PLAIN;

        static Purpose of(Use use) {
            return switch (use) {
                case ONE_BY_ONE -> ONE_BY_ONE;
                case AHEAD -> AHEAD;
                case PIPELINED -> PIPELINED;
            };
        }
    }

    private final Supplier<ActiveMQConnectionFactory> broker;
    private final @Nullable Login login;
    private final ClientThreads threads;
    private final Map<Purpose, ActiveMQConnectionFactory> factories = new EnumMap<>(Purpose.class);
    private final List<ActiveMQConnectionFactory> others = new ArrayList<>();
    private boolean closed;

    /** Over a supplier of factories that know where the broker is, and nothing else. */
    Connections(String name, Supplier<ActiveMQConnectionFactory> broker, @Nullable Login login) {
        this.broker = broker;
        this.login = login;
        this.threads = new ClientThreads(name);
    }

    Connection open(Use use) throws JMSException {
        return open(Purpose.of(use));
    }

    Connection open(Purpose purpose) throws JMSException {
        ActiveMQConnectionFactory factory = factory(purpose);
        return login == null ? factory.createConnection() : factory.createConnection(login.user(), login.password());
    }

    @Nullable
    Login login() {
        return login;
    }

    synchronized ActiveMQConnectionFactory factory(Purpose purpose) throws JMSException {
        if (closed) {
            throw new jakarta.jms.IllegalStateException("the broker's binding is closed");
        }
        return factories.computeIfAbsent(purpose, this::make);
    }

    /** One for plain JMS code that makes objects of the classes and packages in a list of the engine's. */
    synchronized ActiveMQConnectionFactory plain(String allowed) {
        ActiveMQConnectionFactory factory = make(Purpose.PLAIN);
        factory.setDeserializationDenyList(null);
        factory.setDeserializationAllowList(allowed);
        others.add(factory);
        return factory;
    }

    private ActiveMQConnectionFactory make(Purpose purpose) {
        ActiveMQConnectionFactory factory = safe(broker.get());
        threads.give(factory);
        factory.getServerLocator().addOutgoingInterceptor(new NothingAfterTheBreak());
        if (purpose != Purpose.PLAIN) {
            factory.getServerLocator().addIncomingInterceptor(new Arrivals());
            factory.getServerLocator().addIncomingInterceptor(new ReceiversClock());
        }
        switch (purpose) {
            case ONE_BY_ONE -> factory.setConsumerWindowSize(NOTHING_AHEAD);
            case PLAIN -> {
                factory.setConsumerWindowSize(NOTHING_AHEAD);
                // else a receipt has returned while the broker knows nothing of it; a transaction says so by its commit
                factory.setBlockOnAcknowledge(true);
            }
            case PIPELINED -> factory.setConfirmationWindowSize(CONFIRMED);
            case AHEAD -> {
                // the engine's own window
            }
        }
        return factory;
    }

    /** Makes a factory safe, whatever it is used for; each line undoes a default that loses messages or leaks. */
    static ActiveMQConnectionFactory safe(ActiveMQConnectionFactory factory) {
        factory.setBlockOnDurableSend(true);
        factory.setBlockOnNonDurableSend(true);
        factory.setConfirmationWindowSize(OFF);
        // credits are bytes, and one asked for while a mailbox was full refuses the next send even if there is room by
        // then
        factory.setProducerWindowSize(OFF);
        factory.setCallTimeout(CALL_MILLIS);
        factory.setConnectionTTL(DEAD_AFTER_MILLIS);
        factory.setClientFailureCheckPeriod(CHECK_MILLIS);
        // Letterbox connects again by itself, and then knows what is in doubt
        factory.setReconnectAttempts(0);
        factory.setInitialConnectAttempts(1);
        // between two brokers that stand in for each other
        factory.setRetryInterval(NEXT_BROKER_MILLIS);
        factory.setUseTopologyForLoadBalancing(false);
        factory.setCompressLargeMessage(false);
        factory.setDeserializationDenyList("*");
        return factory;
    }

    @Override
    public synchronized void close() {
        closed = true;
        factories.values().forEach(ActiveMQConnectionFactory::close);
        factories.clear();
        others.forEach(ActiveMQConnectionFactory::close);
        others.clear();
        threads.close();
    }
}
