package io.letterbox.samples.orderdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void linesEndWithEitherKindOfLineEndAndTheLastMayHaveNone() throws IOException {
        assertThat(texts("\uFEFFone\r\n\ntwo\nthree")).containsExactly("one", "", "two", "three");
        assertThat(texts("")).isEmpty();
    }

    @Test
    void aLineWithoutEndTakesBoundedMemoryAndTheNextIsReadWhole() throws IOException {
        long length = 200_000_000; // more than this test's heap would hold as a string and its copies
        try (Lines lines = new Lines(new Endless(length, "\nshort".getBytes(UTF_8)))) {
            Lines.Line huge = lines.next().orElseThrow();
            assertThat(huge.text()).hasSize(Lines.LONGEST);
            assertThat(huge.fault())
                    .hasValueSatisfying(fault -> assertThat(fault).contains("200000000 bytes"));
            assertThat(lines.next()).contains(new Lines.Line(2, "short", Optional.empty()));
        }
    }

    @Test
    void bytesThatAreNotUtf8AreAFault() throws IOException {
        try (Lines lines = new Lines(new ByteArrayInputStream(new byte[] {'a', (byte) 0xE9, '\n', 'b'}))) {
            assertThat(lines.next().orElseThrow().fault()).contains("not UTF-8");
            assertThat(lines.next().orElseThrow().fault()).isEmpty();
        }
    }

    private static List<String> texts(String file) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Lines lines = new Lines(new ByteArrayInputStream(file.getBytes(UTF_8)))) {
            for (Optional<Lines.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
                texts.add(next.get().text());
            }
        }
        return texts;
    }

    /** So many times the letter x, and then something else. */
    private static final class Endless extends InputStream {
        private long left;
        private final ByteArrayInputStream then;

        Endless(long left, byte[] then) {
            this.left = left;
            this.then = new ByteArrayInputStream(then);
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : then.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left <= 0) {
                return then.read(into, offset, length);
            }
            int many = (int) Math.min(left, length);
            java.util.Arrays.fill(into, offset, offset + many, (byte) 'x');
            left -= many;
            return many;
        }
    }
}
