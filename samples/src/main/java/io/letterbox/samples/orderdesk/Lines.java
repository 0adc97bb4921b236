package io.letterbox.samples.orderdesk;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a file of UTF-8, however long or broken they are: no line takes more memory than {@link #LONGEST}. */
final class Lines implements AutoCloseable {

    /** How many bytes a line may have; of a longer one the rest is skipped. */
    static final int LONGEST = 16 * 1024;

    private final InputStream in;
    private int number;

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** A line; the fault says why its text is not all that stood there. */
    record Line(int number, String text, Optional<String> fault) {}

    /** {@return the next line, or empty at the end of the file} */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long length = 0;
        int b = in.read();
        if (b < 0) {
            return Optional.empty();
        }
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (length++ < LONGEST) {
                line.write(b);
            }
        }
        number++;
        byte[] bytes = line.toByteArray();
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String bare = number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
            return Optional.of(new Line(number, bare.strip(), tooLong(length)));
        } catch (CharacterCodingException notUtf8) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            return Optional.of(new Line(number, text, tooLong(length).or(() -> Optional.of("not UTF-8"))));
        }
    }

    private static Optional<String> tooLong(long length) {
        return length <= LONGEST
                ? Optional.empty()
                : Optional.of("a line of " + length + " bytes; at most " + LONGEST + " are read");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
