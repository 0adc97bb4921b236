package io.letterbox.it.faults;

import java.util.List;
import java.util.Random;

/** Texts that should be the JSON of an {@link Order}. */
record HostileJson(Random random) {

    private static final int DEEPER = 33;

    String good() {
        String name = List.of("", "O'Brien", "\\\"\\u0000\\ud800", "{[", "日本🐚").get(random.nextInt(5));
        String within = random.nextInt(3) == 0 ? ",\"within\":" + good() : "";
        return "{\"number\":" + random.nextInt() + ",\"customer\":\"" + name + "\",\"price\":" + random.nextInt(1_000)
                + ".5e" + random.nextInt(9) + within + "}";
    }

    /** One that is none, or one that nobody should have to read. */
    String next() {
        return switch (random.nextInt(8)) {
            case 0 -> cut(good());
            case 1 ->
                List.of("", " ", "null", "[]", "7", "\"text\"", "{", "}", "{}}", "\u0000", "\ufeff", "nul", "\ud800")
                        .get(random.nextInt(13));
            case 2 -> good() + List.of(good(), "]", ",", "x", "\u0000", "[").get(random.nextInt(6));
            case 3 -> deep("{\"within\":", depth());
            case 4 -> deep("[", depth());
            case 5 ->
                "{\"number\":1,\"price\":" + (random.nextBoolean() ? "1e" : "-1.5E+")
                        + "9".repeat(5 + random.nextInt(9)) + "}";
            case 6 -> "{\"number\":" + "9".repeat(1_001 + random.nextInt(5_000)) + "}";
            default ->
                random.nextInt(20) == 0
                        ? "{\"customer\":\"" + "x".repeat(1 << 20) + "\"}"
                        : good().replace(':', random.nextBoolean() ? '=' : ',');
        };
    }

    private int depth() {
        return DEEPER + random.nextInt(random.nextInt(50) == 0 ? 50_000 : 500);
    }

    /** With an end or without. */
    private String deep(String opening, int depth) {
        String closing = opening.equals("[") ? "]" : "}";
        return opening.repeat(depth) + (random.nextBoolean() ? good() + closing.repeat(depth) : "");
    }

    private String cut(String whole) {
        return whole.substring(0, 1 + random.nextInt(whole.length() - 1));
    }
}
