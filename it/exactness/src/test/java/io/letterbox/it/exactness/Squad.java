package io.letterbox.it.exactness;

import io.letterbox.Mailbox;
import io.letterbox.Provider;
import io.letterbox.artemis.Login;
import io.letterbox.it.faults.Child;
import io.letterbox.it.faults.Parent;
import jakarta.jms.ConnectionFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** All senders of a test: twelve threads in this process, or three here and three in each of three others. */
final class Squad implements AutoCloseable {

    static final int SENDERS = 12;

    private final Senders own;
    private final List<Child> others;
    private final ExecutorService executor = Executors.newSingleThreadExecutor();

    Squad(
            Provider provider,
            ConnectionFactory plain,
            Mailbox<String> mailbox,
            int capacity,
            List<Child> others,
            boolean refusalsAreFull)
            throws InterruptedException {
        String name = mailbox.name();
        this.others = others;
        this.own = new Senders(provider, plain, mailbox, "own." + name, SENDERS / (others.size() + 1), refusalsAreFull);
        for (Child child : others) {
            child.say("open " + name + " " + capacity);
        }
        for (Child child : others) {
            child.hear("open");
        }
    }

    static List<Child> others(String url, Login login) {
        List<Child> children = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            children.add(Child.start(SendersProgram.class, Parent.environment(url, login), List.of("child" + i, "3")));
        }
        return children;
    }

    List<Sent> volley(long seed, int each, boolean mayWait) throws Exception {
        for (int i = 0; i < others.size(); i++) {
            others.get(i).say("volley " + (seed * 37 + i) + " " + each + " " + mayWait);
        }
        List<Sent> all = new ArrayList<>(own.volley(seed, each, mayWait));
        for (Child child : others) {
            all.addAll(Sent.read(child.hear("volley ")));
        }
        return all;
    }

    /** The same on another thread. */
    Future<List<Sent>> begin(long seed, int each, boolean mayWait) {
        Callable<List<Sent>> volley = () -> volley(seed, each, mayWait);
        return executor.submit(volley);
    }

    long doubts() throws InterruptedException {
        long all = own.doubts();
        for (Child child : others) {
            child.say("doubts");
            all += Long.parseLong(child.hear("doubts "));
        }
        return all;
    }

    @Override
    public void close() throws InterruptedException {
        executor.shutdownNow();
        own.close();
        for (Child child : others) {
            child.say("close");
            child.hear("closed");
        }
    }
}
