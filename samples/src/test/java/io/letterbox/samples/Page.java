package io.letterbox.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of text with blocks of code. Above each block of Java stands, as a comment that nobody sees, from where it was taken: a file,
 * and the name of a region in it, which begins with a comment {@code PAGE: name} and ends with {@code PAGE: end}, the page without
 * its {@code .md}. Other languages may be taken from files likewise.
 */
record Page(Path file) {

    static final Path ROOT = Path.of("..");

    private static final Pattern BLOCK =
            Pattern.compile("(?m)(^<!-- (\\S+): (\\S+) -->\\n)?^```(\\w+)\\n((?s:.*?))^```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^(?=## )");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)");

    /** Some code on a page, and where it is from. */
    record Block(String page, String file, String name, String text) {

        /** What stands there now. */
        String region() throws IOException {
            Path source = ROOT.resolve(file);
            List<String> lines = Files.readAllLines(source);
            List<String> marks = lines.stream().map(Block::mark).toList();
            int begin = marks.indexOf(page + ": " + name);
            assertThat(begin).as("a region " + name + " in " + source).isNotNegative();
            int length = marks.subList(begin, marks.size()).indexOf(page + ": end");
            assertThat(length).as("the end of " + name + " in " + source).isNotNegative();
            return String.join("\n", lines.subList(begin + 1, begin + length))
                            .stripIndent()
                            .strip() + "\n";
        }

        private static String mark(String line) {
            String comment = line.strip();
            if (comment.startsWith("// ")) {
                return comment.substring(3);
            }
            return comment.startsWith("<!-- ") ? comment.substring(5).replace(" -->", "") : "";
        }

        @Override
        public String toString() {
            return name + " of " + file;
        }
    }

    /** What stands under a heading of the second order, with the heading, or before the first. */
    record Section(Page page, String text) {

        List<Block> blocks() {
            return Page.blocks(page.name(), text).toList();
        }

        Stream<String> links() {
            return LINK.matcher(text).results().map(link -> link.group(1));
        }

        @Override
        public String toString() {
            return text.lines().findFirst().orElse("");
        }
    }

    Stream<Block> blocks() {
        return blocks(name(), read(file));
    }

    Stream<Section> sections() {
        return HEADING.splitAsStream(read(file)).map(text -> new Section(this, text));
    }

    List<String> lines() {
        return read(file).lines().toList();
    }

    private String name() {
        return file.getFileName().toString().replace(".md", "");
    }

    private static Stream<Block> blocks(String page, String text) {
        Matcher matcher = BLOCK.matcher(text);
        return matcher.results()
                .filter(found -> found.group(1) != null || found.group(4).equals("java"))
                .map(found -> {
                    assertThat(found.group(1))
                            .as("where this is taken from:\n" + found.group(5))
                            .isNotNull();
                    return new Block(page, found.group(2), found.group(3), found.group(5));
                });
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
