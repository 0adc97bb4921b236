package io.letterbox.it.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A driver in a process of its own. */
final class ClientProgram implements Driver.Told {

    static final String EVENT = "! ";

    private final Driver driver;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicInteger sending = new AtomicInteger();
    private final List<Thread> receiving = new ArrayList<>();
    private final List<AutoCloseable> listening = new ArrayList<>();

    private ClientProgram(Driver driver) {
        this.driver = driver;
    }

    public static void main(String[] arguments) {
        ClientProgram client =
                new ClientProgram(Driver.Kind.valueOf(arguments[0]).open(Reached.fromEnvironment()));
        Parent.tell("ready");
        Parent.serve(client::obey);
    }

    private void obey(String line) throws Exception {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
            case "send" -> send(words[1], number(words[2]), number(words[3]), number(words[4]));
            case "receive" -> receive(words[1], number(words[2]));
            case "listen" -> listening.add(driver.listen(words[1], words[2], number(words[3]), this));
            case "stop" -> stop();
            default -> throw new IllegalArgumentException(line);
        }
    }

    private static int number(String word) {
        return Integer.parseInt(word);
    }

    private void send(String queue, int first, int count, int threads) {
        sending.set(threads);
        for (int thread = 0; thread < threads; thread++) {
            int its = first + thread;
            List<String> ids = IntStream.iterate(its, next -> next < first + count, next -> next + threads)
                    .mapToObj(Integer::toString)
                    .toList();
            start(() -> {
                driver.send(queue, ids, this);
                if (sending.decrementAndGet() == 0) {
                    Parent.tell("sent");
                }
            });
        }
    }

    private void receive(String queue, int threads) {
        for (int thread = 0; thread < threads; thread++) {
            receiving.add(start(() -> driver.receive(queue, this, stopped::get)));
        }
    }

    private void stop() throws Exception {
        stopped.set(true);
        for (Thread thread : receiving) {
            thread.join();
        }
        for (AutoCloseable listener : listening) {
            listener.close();
        }
        driver.close();
        Parent.tell("stopped");
    }

    @FunctionalInterface
    private interface Task {
        void perform() throws Exception;
    }

    private Thread start(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.perform();
            } catch (Exception failure) {
                trouble(failure);
                failure.printStackTrace();
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void attempted(String id) {
        tell(History.Kind.ATTEMPTED, id);
    }

    @Override
    public void acknowledged(String id) {
        tell(History.Kind.ACKNOWLEDGED, id);
    }

    @Override
    public void unknown(String id) {
        tell(History.Kind.UNKNOWN, id);
    }

    @Override
    public void received(String id) {
        tell(History.Kind.RECEIVED, id);
    }

    @Override
    public void settled(String id) {
        tell(History.Kind.SETTLED, id);
    }

    @Override
    public void unsettled(String id) {
        tell(History.Kind.UNSETTLED, id);
    }

    @Override
    public void trouble(Exception what) {
        tell(History.Kind.TROUBLE, what.getClass().getSimpleName());
    }

    static void tell(History.Kind kind, String what) {
        Parent.tell(EVENT + kind.name().toLowerCase(Locale.ROOT) + " " + what);
    }
}
