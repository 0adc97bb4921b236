package io.letterbox.it.faults;

import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

/** Passwords that nobody else writes, and whoever looks for them in what is said aloud: as they are, or spelt in another way. */
final class Canaries {

    private final List<String> secrets;
    private final List<String> spellings;
    private final Collection<String> hits = new ConcurrentSkipListSet<>();
    private final AtomicLong texts = new AtomicLong();
    private final AtomicLong records = new AtomicLong();

    Canaries(long seed, int number) {
        Random random = new Random(seed);
        this.secrets = random.longs(number)
                .mapToObj(any -> "c4n4ry~" + Long.toString(Math.abs(any), Character.MAX_RADIX))
                .toList();
        this.spellings = secrets.stream().flatMap(Canaries::spelt).toList();
    }

    private static Stream<String> spelt(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        return Stream.of(
                secret,
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                base64.substring(0, base64.length() - 1),
                new BigInteger(1, bytes).toString(16),
                new BigInteger(1, bytes).toString(16).toUpperCase(Locale.ROOT));
    }

    String secret(int number) {
        return secrets.get(number);
    }

    /** Looks through a text. */
    void look(String where, String text) {
        texts.incrementAndGet();
        for (int spelling = 0; spelling < spellings.size(); spelling++) {
            if (text.contains(spellings.get(spelling))) {
                hits.add("password " + spelling * secrets.size() / spellings.size() + " in " + where);
            }
        }
    }

    /** Looks through an exception with all of its causes, as it would be printed. */
    void look(String where, Throwable thrown) {
        java.io.StringWriter text = new java.io.StringWriter();
        thrown.printStackTrace(new java.io.PrintWriter(text));
        look(where + ", " + thrown.getClass().getSimpleName(), text.toString());
        if (thrown instanceof jakarta.jms.JMSException jms && jms.getLinkedException() != null) {
            look(where + ", linked", String.valueOf(jms.getLinkedException()));
        }
    }

    /** From here on looks through everything that is logged, at every level. */
    void overhear() {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        SimpleFormatter formatter = new SimpleFormatter();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord said) {
                records.incrementAndGet();
                look("the log of " + said.getLoggerName() + " at " + said.getLevel(), formatter.format(said));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        root.setLevel(Level.ALL);
        root.addHandler(handler);
    }

    Collection<String> hits() {
        return List.copyOf(hits);
    }

    long texts() {
        return texts.get();
    }

    long records() {
        return records.get();
    }
}
