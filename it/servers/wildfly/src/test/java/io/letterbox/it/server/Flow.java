package io.letterbox.it.server;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.transaction.UserTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Sends jobs, each with news of it, and takes the products that are made of them: in plain Jakarta Messaging, until it is ended. */
final class Flow {

    /** As many jobs without a product: enough to have some waiting at each undeployment, and no endless queue between two. */
    private static final int MOST_UNDER_WAY = 150;

    /** The pool's size, if nothing else is configured. */
    private static final int POOL = 20;

    private static final int SLICE_MILLIS = 200;
    private static final long LIMIT_SECONDS = 60;

    private final ConnectionFactory factory;
    private final Semaphore room = new Semaphore(MOST_UNDER_WAY);
    private final List<String> sent = new ArrayList<>();
    private final List<String> products = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(2);
    private volatile boolean ended;

    Flow(ConnectionFactory factory) {
        this.factory = factory;
    }

    /**
     * Has the pool make all of its connections here, outside of transactions and inside: each of them keeps, for as long as it is in
     * the pool, the stack on which it was made, and with that the class loaders of whoever was on it.
     */
    void fillPool(ThreadFactory threads, UserTransaction transaction) throws InterruptedException {
        fillPool(threads, this::session);
        fillPool(threads, () -> {
            transaction.begin();
            return session().and(transaction::rollback);
        });
    }

    /** Each in a thread, since what one transaction has of a pool is one connection. */
    private static void fillPool(ThreadFactory threads, Callable<Held> open) throws InterruptedException {
        CyclicBarrier all = new CyclicBarrier(POOL);
        CountDownLatch filled = new CountDownLatch(POOL);
        for (int i = 0; i < POOL; i++) {
            threads.newThread(() -> {
                        try (Held held = open.call()) {
                            all.await(LIMIT_SECONDS, TimeUnit.SECONDS);
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                        filled.countDown();
                    })
                    .start();
        }
        if (!filled.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the pool does not give " + POOL + " connections");
        }
    }

    private interface Held extends AutoCloseable {
        default Held and(AutoCloseable after) {
            return () -> {
                close();
                after.close();
            };
        }
    }

    private Held session() throws JMSException {
        Connection connection = factory.createConnection();
        connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        return connection::close;
    }

    void begin(ThreadFactory threads) {
        threads.newThread(this::send).start();
        threads.newThread(this::take).start();
    }

    private void send() {
        try (JMSContext context = factory.createContext()) {
            JMSProducer jobs = context.createProducer();
            JMSProducer news = context.createProducer().setDeliveryMode(DeliveryMode.NON_PERSISTENT);
            for (int number = 0; awaitRoom(); number++) {
                String job = "job-" + number;
                jobs.send(context.createQueue("jobs"), job);
                synchronized (this) {
                    sent.add(job);
                }
                news.send(context.createTopic("news"), job);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            over.countDown();
        }
    }

    private boolean awaitRoom() throws InterruptedException {
        while (!ended) {
            if (room.tryAcquire(SLICE_MILLIS, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    private void take() {
        try (JMSContext context = factory.createContext();
                JMSConsumer consumer = context.createConsumer(context.createQueue("products"))) {
            while (!ended) {
                Message message = consumer.receive(SLICE_MILLIS);
                if (message != null) {
                    synchronized (this) {
                        products.add(message.getBody(String.class));
                        notifyAll();
                    }
                    room.release();
                }
            }
        } catch (JMSException e) {
            throw new AssertionError(e);
        } finally {
            over.countDown();
        }
    }

    /** Waits for so many more products than there are now; false if they do not come. */
    synchronized boolean awaitMore(int more, long seconds) throws InterruptedException {
        int wanted = products.size() + more;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (products.size() < wanted) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    boolean end(long seconds) throws InterruptedException {
        ended = true;
        return over.await(seconds, TimeUnit.SECONDS);
    }

    synchronized List<String> sent() {
        return List.copyOf(sent);
    }

    synchronized List<String> products() {
        return List.copyOf(products);
    }

    /** Takes what is in a queue. */
    List<String> drain(String queue) {
        List<String> left = new ArrayList<>();
        try (JMSContext context = factory.createContext();
                JMSConsumer consumer = context.createConsumer(context.createQueue(queue))) {
            for (String body = consumer.receiveBody(String.class, SLICE_MILLIS);
                    body != null;
                    body = consumer.receiveBody(String.class, SLICE_MILLIS)) {
                left.add(body);
            }
        }
        return left;
    }
}
