package io.letterbox.cdi;

import io.letterbox.Listening;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The threads that run listeners: the server's, virtual ones, or none of ours, and then each listener has its own. */
final class Crew implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Crew.class.getName());

    private final Quarters quarters;
    private @Nullable ExecutorService virtual;
    private boolean asked;

    Crew(Quarters quarters) {
        this.quarters = quarters;
    }

    /** The same listening on the threads that its method asks for. */
    synchronized Listening hire(Receives.Threads kind, Listening listening) {
        Optional<Executor> threads =
                switch (quarters) {
                    case JVM ->
                        kind == Receives.Threads.VIRTUAL ? virtual().map(Function.identity()) : Optional.empty();
                    case SERVER -> managed();
                    case PROVIDER -> Optional.empty();
                };
        return threads.map(listening::threads).orElse(listening);
    }

    /** What is managed is the container's to end. */
    @Override
    public synchronized void close() {
        if (virtual != null) {
            virtual.shutdown();
        }
    }

    private Optional<ExecutorService> virtual() {
        if (!asked) {
            asked = true;
            virtual = make().orElse(null);
            if (virtual == null) {
                LOG.log(
                        System.Logger.Level.INFO,
                        "listeners that ask for virtual threads run on platform threads: this JVM, " + Runtime.version()
                                + ", has no virtual ones; Java 21 has");
            }
        }
        return Optional.ofNullable(virtual);
    }

    /** Looked up by name, since what this is compiled for does not have it. */
    private static Optional<ExecutorService> make() {
        try {
            return Optional.of((ExecutorService) MethodHandles.publicLookup()
                    .findStatic(
                            Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(ExecutorService.class))
                    .invoke());
        } catch (NoSuchMethodException | UnsupportedOperationException e) { // the latter: a preview that is not enabled
            return Optional.empty();
        } catch (Throwable e) { // what invoke declares
            throw new IllegalStateException("virtual threads could not be had", e);
        }
    }

    /** A thread for each loop: an executor of a server may run a few tasks at a time only, and keep the others waiting. */
    private static Optional<Executor> managed() {
        return Naming.threads().map(threads -> loop -> threads.newThread(loop).start());
    }
}
