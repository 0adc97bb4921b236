package io.letterbox.artemis;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * How long the journal gathers records before it flushes them. The engine's default of 3.3 ms holds up a lone sender on any disk
 * that is faster than that. Half of what one flush takes on this disk costs a lone sender little, and senders side by side share
 * flushes anyway, since records gather while the one before is under way.
 */
final class JournalFlush {

    private static final int BLOCK = 4096;
    private static final int ROUNDS = 24;
    private static final long LONGEST_MEASUREMENT = 200_000_000;
    private static final int SHORTEST = 10_000;
    private static final int LONGEST = 1_000_000;

    private JournalFlush() {}

    static int nanos(Path directory) throws IOException {
        return (int) Math.max(SHORTEST, Math.min(LONGEST, measure(directory) / 2));
    }

    /**
     * The shortest time that a block takes to the disk, in a file that has its length, as the journal's files have. The shortest,
     * since others may use the disk at this moment.
     */
    private static long measure(Path directory) throws IOException {
        Path file = Files.createTempFile(directory, "flush", ".tmp");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
            channel.write(ByteBuffer.allocateDirect(BLOCK * ROUNDS), 0);
            channel.force(true);
            long shortest = Long.MAX_VALUE;
            long begin = System.nanoTime();
            for (int round = 0; round < ROUNDS && System.nanoTime() - begin < LONGEST_MEASUREMENT; round++) {
                long start = System.nanoTime();
                channel.write(block.clear(), (long) round * BLOCK);
                channel.force(false);
                shortest = Math.min(shortest, System.nanoTime() - start);
            }
            return shortest;
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
