package io.letterbox.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the pages to what the build compiles and runs. */
class ReadmeTest {

    private static final Page README = new Page(Page.ROOT.resolve("README.md"));
    private static final Page BINDING = new Page(Page.ROOT.resolve("artemis-binding/README.md"));
    private static final Page MIGRATING = new Page(Page.ROOT.resolve("MIGRATING.md"));
    private static final Pattern MARK = Pattern.compile("(?://|<!--) MIGRATING: (?!end)(\\S+)");

    static Stream<Page.Block> blocks() throws IOException {
        return Stream.of(README, BINDING, MIGRATING).flatMap(Page::blocks);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void aBlockIsWhatTheBuildCompiles(Page.Block block) throws IOException {
        assertThat(block.text()).isEqualTo(block.region());
    }

    @Test
    void theTestCommandIsTheOneThatTheServerRuns() throws IOException {
        List<String> run = Files.readAllLines(Page.ROOT.resolve(".ci/run"));
        String first =
                run.stream().filter(line -> line.startsWith("mvn ")).findFirst().orElseThrow();
        assertThat(README.lines()).contains(first);
    }

    static Stream<Page.Section> patterns() {
        return MIGRATING.sections().filter(section -> !section.blocks().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void aPatternIsShownBeforeAndAfterAndNamesTheTestThatHoldsIt(Page.Section pattern) {
        assertThat(pattern.blocks()).anyMatch(block -> block.name().startsWith("before"));
        assertThat(pattern.blocks()).anyMatch(block -> block.name().startsWith("after"));
        assertThat(pattern.text()).contains("What changes", "Look out", "One side at a time");
        assertThat(pattern.links().filter(link -> link.endsWith("Test.java"))).isNotEmpty();
    }

    @Test
    void everyLinkOfThePagesLeadsSomewhere() {
        assertThat(Stream.of(README, MIGRATING).flatMap(Page::sections).flatMap(Page.Section::links))
                .allSatisfy(link -> assertThat(Page.ROOT.resolve(link)).exists());
    }

    @Test
    void everythingMarkedForThePageIsOnIt() throws IOException {
        List<String> shown = MIGRATING
                .blocks()
                .map(block -> block.file() + ": " + block.name())
                .toList();
        assertThat(marked("samples/src/test/java/io/letterbox/samples/migrating"))
                .isNotEmpty()
                .allMatch(shown::contains);
        assertThat(marked("samples/cargo/src")).isNotEmpty().allMatch(shown::contains);
    }

    private static List<String> marked(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Page.ROOT.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> MARK.matcher(Page.read(file))
                            .results()
                            .map(mark -> Page.ROOT.relativize(file) + ": " + mark.group(1)))
                    .toList();
        }
    }
}
