package io.letterbox;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A shift at capacity zero: the message is taken first, and then handled in a unit of work of its own; there is no second attempt. */
final class ZeroShift<R> implements Shift {

    private final Supplier<ZeroReceiving<R>> opening;
    private final Handler<R, Exception> handling;
    private final Course course;
    private volatile @Nullable ZeroReceiving<R> receiving;
    private @Nullable Throwable failure;

    ZeroShift(Supplier<ZeroReceiving<R>> opening, Handler<R, Exception> handling, Course course) {
        this.opening = opening;
        this.handling = handling;
        this.course = course;
    }

    @Override
    public void open() {
        if (receiving == null) {
            receiving = opening.get();
        }
    }

    @Override
    public void serve() throws InterruptedException {
        ZeroReceiving<R> from = receiving;
        while (from != null && course.running()) {
            receive(from);
        }
        close();
    }

    /** What the handler throws ends with its message, which is among the dead letters by then; the listening goes on. */
    private void receive(ZeroReceiving<R> from) throws InterruptedException {
        try {
            from.receive(Limit.of(Inlet.LOOK_UP), this::handle);
        } catch (RuntimeException | InterruptedException | Error thrown) {
            boolean told = thrown instanceof MailboxException.Closed && !course.running();
            if (thrown != failure && !told) {
                throw thrown; // The receipt's.
            }
        } catch (Exception checked) {
            assert checked == failure;
        } finally {
            if (!course.ending() && failure != null) {
                Thread.interrupted(); // A handler's, which does not end the listening.
            }
            failure = null;
        }
    }

    private void handle(R received) throws Exception {
        try {
            handling.handle(received);
        } catch (Throwable thrown) {
            failure = thrown;
            throw thrown;
        }
    }

    @Override
    public void wake() {
        close();
    }

    @Override
    public void close() {
        ZeroReceiving<R> open = receiving;
        receiving = null;
        if (open != null) {
            open.close();
        }
    }
}
