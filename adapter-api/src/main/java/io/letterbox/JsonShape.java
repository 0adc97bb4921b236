package io.letterbox;

/**
 * Looks at JSON from the outside, in one pass and without a stack, since readers of JSON call themselves for whatever is within
 * something, and calculate with whatever number they are given.
 */
final class JsonShape {

    private static final int LONGEST_NUMBER = 1_000;
    private static final int LONGEST_EXPONENT = 4;

    private final String text;
    private final int deepest;
    private int at;

    private JsonShape(String text, int deepest) {
        this.text = text;
        this.deepest = deepest;
    }

    /**
     * Checks a text that may be JSON.
     *
     * @throws IllegalArgumentException if it is deeper than that, or ends before its end, or a number in it is too long or too big to be calculated with
     */
    static void check(String text, int deepest) {
        new JsonShape(text, deepest).check();
    }

    private void check() {
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                passString();
            } else if (c == '-' || isDigit(c)) {
                passNumber();
            } else {
                if (c == '{' || c == '[') {
                    depth++;
                } else if (c == '}' || c == ']') {
                    depth--;
                }
                if (depth > deepest) {
                    throw new IllegalArgumentException("JSON that is deeper than " + deepest
                            + ", which is the limit: make it flatter, or raise the limit with Settings.limits");
                }
                if (depth < 0) {
                    throw new IllegalArgumentException("JSON that closes what it has not opened");
                }
                at++;
            }
        }
    }

    private void passString() {
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private void passNumber() {
        int begin = at;
        int exponent = -1;
        while (at < text.length() && isOfNumber(text.charAt(at))) {
            if (text.charAt(at) == 'e' || text.charAt(at) == 'E') {
                exponent = at;
            }
            at++;
        }
        if (at - begin > LONGEST_NUMBER) {
            throw new IllegalArgumentException("a number in JSON of more than " + LONGEST_NUMBER + " characters");
        }
        if (exponent >= 0 && digits(exponent) > LONGEST_EXPONENT) {
            throw new IllegalArgumentException(
                    "a number in JSON whose exponent has more than " + LONGEST_EXPONENT + " digits");
        }
    }

    private long digits(int exponent) {
        return text.substring(exponent, at)
                .chars()
                .filter(c -> isDigit((char) c))
                .count();
    }

    private static boolean isOfNumber(char c) {
        return isDigit(c) || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
