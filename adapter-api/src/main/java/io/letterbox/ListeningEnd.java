package io.letterbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The listener that a door opens. */
final class ListeningEnd implements Listener {

    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    private final Listening how;
    private final Course course;
    private final Tally tally;
    private final List<Post> posts;
    private final ThreadFactory threads;
    private final Consumer<AutoCloseable> whenClosed;

    ListeningEnd(
            Listening how,
            Course course,
            Tally tally,
            List<Post> posts,
            ThreadFactory threads,
            Consumer<AutoCloseable> whenClosed) {
        this.how = how;
        this.course = course;
        this.tally = tally;
        this.posts = posts;
        this.threads = threads;
        this.whenClosed = whenClosed;
    }

    void start() {
        Executor loops = how.threads().orElseGet(() -> ownThreads(how.name()));
        try {
            posts.forEach(loops::execute);
        } catch (RejectedExecutionException full) {
            course.end();
            posts.forEach(Post::abandon);
            whenClosed.accept(this);
            throw new MailboxException.Refused(
                    "listener " + how.name() + " needs " + posts.size()
                            + " threads, and its executor refuses them: allow it more, or lower the concurrency",
                    full);
        }
    }

    private Executor ownThreads(String name) {
        AtomicInteger started = new AtomicInteger();
        return loop -> {
            Thread thread = threads.newThread(loop);
            thread.setName("letterbox-" + name + '-' + started.incrementAndGet());
            thread.start();
        };
    }

    @Override
    public Status status() {
        return tally.status(course.state());
    }

    @Override
    public void pause() {
        course.pause();
        posts.forEach(Post::wake);
    }

    @Override
    public void resume() {
        course.resume();
    }

    @Override
    public void close() {
        if (!course.end()) {
            return;
        }
        posts.forEach(Post::wake);
        if (!over(how.finish())) {
            course.letGo();
            posts.forEach(Post::interrupt);
            if (!over(LAST_WORD)) {
                posts.forEach(Post::abandon);
            }
        }
        whenClosed.accept(this);
    }

    /** Whether all posts are over within a time; an interrupt of whoever closes is kept for later. */
    private boolean over(Duration longest) {
        Limit limit = Limit.of(longest);
        boolean interrupted = false;
        boolean over = false;
        while (true) {
            try {
                over = true;
                for (Post post : posts) {
                    over &= post.awaitOver(limit, longest);
                }
                break;
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return over;
    }

    @Override
    public String toString() {
        return "listener " + how.name();
    }
}
