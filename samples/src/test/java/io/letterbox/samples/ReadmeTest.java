package io.letterbox.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the README to the samples. Above each of its Java blocks stands, as a comment that nobody sees, from where it was taken:
 * a file, and the name of a region in it, which begins with {@code // README: name} and ends with {@code // README: end}.
 */
class ReadmeTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK =
            Pattern.compile("(?m)(^<!-- (\\S+): (\\S+) -->\\n)?^```java\\n((?s:.*?))^```$");

    record Block(String file, String region, String text) {
        @Override
        public String toString() {
            return region + " of " + file;
        }
    }

    static Stream<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(ROOT.resolve("README.md")));
        while (matcher.find()) {
            assertThat(matcher.group(1))
                    .as("where this is taken from:\n" + matcher.group(4))
                    .isNotNull();
            blocks.add(new Block(matcher.group(2), matcher.group(3), matcher.group(4)));
        }
        return blocks.stream();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void aJavaBlockIsWhatTheBuildCompiles(Block block) throws IOException {
        assertThat(block.text()).isEqualTo(region(ROOT.resolve(block.file()), block.region()));
    }

    @Test
    void theTestCommandIsTheOneThatTheServerRuns() throws IOException {
        List<String> run = Files.readAllLines(ROOT.resolve(".ci/run"));
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).contains(run.get(run.size() - 1));
    }

    private static String region(Path file, String name) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> marks = lines.stream().map(String::strip).toList();
        int begin = marks.indexOf("// README: " + name);
        assertThat(begin).as("a region " + name + " in " + file).isNotNegative();
        int length = marks.subList(begin, marks.size()).indexOf("// README: end");
        assertThat(length).as("the end of " + name + " in " + file).isNotNegative();
        return String.join("\n", lines.subList(begin + 1, begin + length))
                        .stripIndent()
                        .strip() + "\n";
    }
}
