package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No test of any module sleeps: it waits for what it is about. */
class NoSleepTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
    private static final Pattern SLEEP = Pattern.compile("\\bsleep\\s*\\(");

    @Test
    void noTestSleeps() throws IOException {
        List<Path> tests = tests();
        assertThat(tests).as("the tests under " + ROOT).hasSizeGreaterThan(30);
        assertThat(tests.stream().filter(NoSleepTest::sleeps)).isEmpty();
    }

    private static List<Path> tests() throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> isOfATest(ROOT.relativize(path)))
                    .toList();
        }
    }

    private static boolean isOfATest(Path path) {
        String name = path.toString().replace('\\', '/');
        return !name.contains("/target/") && (name.contains("src/test/java/") || name.startsWith("it/"));
    }

    private static boolean sleeps(Path test) {
        try {
            return SLEEP.matcher(Files.readString(test)).find();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
