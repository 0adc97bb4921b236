package io.letterbox.samples.orderdesk;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reports and keeps the lines that are no orders: the number, the reason and the line, separated by tabs. */
final class Rejects implements AutoCloseable {

    /** So many are reported one by one; the rest is only kept. */
    private static final int REPORTED = 20;

    private final Path file;
    private final Consumer<String> report;
    private final BufferedWriter writer;
    private int kept;

    /** Begins a new file, in place of one that an earlier run left. */
    Rejects(Path file, Consumer<String> report) throws IOException {
        this.file = file;
        this.report = report;
        this.writer = Files.newBufferedWriter(file);
    }

    void add(Lines.Line line, String reason) throws IOException {
        writer.write(line.number() + "\t" + reason + "\t" + line.text());
        writer.newLine();
        kept++;
        if (kept <= REPORTED) {
            report.accept("line " + line.number() + ": " + reason);
        } else if (kept == REPORTED + 1) {
            report.accept("more lines are no orders: see " + file);
        }
    }

    Path file() {
        return file;
    }

    /** Ends the file; an empty one is removed. */
    @Override
    public void close() throws IOException {
        writer.close();
        if (kept == 0) {
            Files.deleteIfExists(file);
        }
    }
}
