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
 * The way to a broker, which can be held up, so that nothing comes through and nobody is told; slowed down; cut; and cut in the
 * middle of what it carries.
 */
public final class Cable implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;

    private final ServerSocket server;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private boolean held;
    private volatile long delayNanos;
    private volatile boolean truncating;
    private volatile boolean closed;

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
                Socket near = server.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                sockets.add(near);
                sockets.add(far);
                start(() -> carry(near, far));
                start(() -> carry(far, near));
            } catch (IOException gone) {
                // Whoever wanted to connect sees it.
            }
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
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
            // Both ends are closed now.
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
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
        for (Socket socket : sockets) {
            close(socket);
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
