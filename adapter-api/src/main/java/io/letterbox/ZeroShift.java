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
            try {
                from.receive(Limit.of(Inlet.LOOK_UP), this::handle);
            } catch (InterruptedException | MailboxException thrown) {
                boolean own = thrown == failure;
                boolean told = thrown instanceof MailboxException.Closed && !course.running();
                if (!own && !told) {
                    throw thrown; // The receipt's.
                }
            } catch (Exception thrown) {
                assert thrown == failure; // The receipt has moved the message to the dead letters.
            }
        }
        close();
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
