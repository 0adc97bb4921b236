package io.letterbox.artemis.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory that ends with the broker. */
record TemporaryDirectory(Path path) implements AutoCloseable {

    static TemporaryDirectory make() {
        try {
            return new TemporaryDirectory(Files.createTempDirectory("letterbox"));
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary directory for the broker's journal", e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> innermostFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : innermostFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the directory of the broker's journal was not deleted", e);
        }
    }
}
