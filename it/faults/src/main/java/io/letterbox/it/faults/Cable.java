package io.letterbox.it.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * The way to a broker, which can be held up, so that nothing comes through and nobody is told; slowed down; cut; cut on one side, of
 * which the other is not told; and cut in the middle of what it carries.
 */
public final class Cable implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;

    private final ServerSocket server;
    private final int port;
    private final Set<Strand> strands = ConcurrentHashMap.newKeySet();
    private final Set<Strand> halves = ConcurrentHashMap.newKeySet();
    private boolean held;
    private volatile long delayNanos;
    private volatile boolean truncating;
    private volatile boolean closed;

    /** A connection: the client's side, and the broker's. */
    private record Strand(Socket near, Socket far) {}

    public Cable(String url) {
        try {
            port = URI.create(url).getPort();
            server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    public String url() {
        return "tcp://127.0.0.1:" + server.getLocalPort();
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "cable");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!closed) {
            try {
                connect(server.accept());
            } catch (IOException gone) {
                // Whoever wanted to connect sees it.
            }
        }
    }

    private void connect(Socket near) throws IOException {
        Strand strand;
        try {
            strand = new Strand(near, new Socket(InetAddress.getLoopbackAddress(), port));
        } catch (IOException nobody) {
            near.close();
            throw nobody;
        }
        strand.near.setTcpNoDelay(true);
        strand.far.setTcpNoDelay(true);
        strands.add(strand);
        start(() -> carry(strand, strand.near, strand.far));
        start(() -> carry(strand, strand.far, strand.near));
    }

    private void carry(Strand strand, Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitRelease();
                LockSupport.parkNanos(delayNanos);
                if (truncating) {
                    out.write(buffer, 0, read / 2);
                    break;
                }
                out.write(buffer, 0, read);
            }
            awaitRelease();
        } catch (IOException cut) {
            // So is the other direction.
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            if (!halves.contains(strand)) {
                end(strand);
            }
        }
    }

    private void end(Strand strand) {
        close(strand.near);
        close(strand.far);
        strands.remove(strand);
    }

    private synchronized void awaitRelease() throws InterruptedException {
        while (held) {
            wait();
        }
    }

    public synchronized void hold() {
        held = true;
    }

    public synchronized void release() {
        held = false;
        notifyAll();
    }

    /** What comes through takes this much longer, piece by piece; zero ends that. */
    void delay(Duration each) {
        delayNanos = each.toNanos();
    }

    /** Each open connection carries half of the next piece, and is cut; ends when it is told so. */
    void truncate() {
        truncating = true;
    }

    void carryInFull() {
        truncating = false;
    }

    /** Closes what is open; new connections come through. */
    public void cut() {
        strands.forEach(this::end);
    }

    /** Closes what is open on the client's side, and the broker is not told; new connections come through. */
    void cutNear() {
        for (Strand strand : strands) {
            halves.add(strand);
            close(strand.near);
        }
    }

    private static void close(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        close(server);
        release();
        cut();
    }
}
