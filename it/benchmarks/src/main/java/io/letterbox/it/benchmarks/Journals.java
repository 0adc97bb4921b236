package io.letterbox.it.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories for journals, on a disk and not in memory, as the one for temporary files may be. */
final class Journals {

    /** The property that says where; the current directory without it. */
    private static final String PARENT = "benchmarks.directory";

    private Journals() {}

    static Path make() {
        try {
            Path parent = Files.createDirectories(
                    Path.of(System.getProperty(PARENT, "")).toAbsolutePath());
            return Files.createTempDirectory(parent, "journal");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
