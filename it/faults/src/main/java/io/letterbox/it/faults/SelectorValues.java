package io.letterbox.it.faults;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Values from a seed that would mean something in a selector, if they got into its text. */
public record SelectorValues(Random random) {

    /** What would mean something if it got into the text, in any broker's dialect. */
    private static final List<String> PARTS = List.of(
            "'",
            "''",
            "\"",
            "%",
            "_",
            "?",
            "--",
            "/*",
            "*/",
            "\\",
            "(",
            ")",
            " ",
            "\n",
            "\r",
            "\t",
            "\0",
            ";",
            ",",
            ".",
            "=",
            "<>",
            " OR ",
            " AND ",
            " NOT ",
            " IS NULL",
            " LIKE ",
            " ESCAPE ",
            "TRUE",
            "1=1",
            "1",
            "-1",
            "0x1F",
            "9L",
            "1e9",
            "JMSPriority",
            "JMSMessageID",
            "JMSDeliveryMode",
            "AMQUserID",
            "ID:",
            "PERSISTENT",
            "NON_PERSISTENT",
            "DURABLE",
            "v",
            "value",
            "region",
            "ü",
            "ß",
            "日本",
            "🐚",
            "\u202e",
            "\u0000",
            "e\u0301",
            "\ufeff",
            "\u2028",
            "$",
            "{",
            "}",
            "convert_string_expressions:",
            "XPATH 'x'");

    private static final List<String> ATTACKS = List.of(
            "' OR 1=1 --",
            "' OR TRUE OR '",
            "'' OR ''=''",
            "x' OR v LIKE '%",
            "%",
            "_",
            "100%",
            "O'Brien",
            "\\' OR 1=1",
            "ID:1",
            "1",
            "",
            " ",
            "'",
            "NULL");

    /** So many different ones, known attacks first, without those that are refused. */
    public List<String> distinct(int number) {
        Set<String> values = new LinkedHashSet<>(ATTACKS);
        while (values.size() < number) {
            String value = next();
            if (!refused(value)) {
                values.add(value);
            }
        }
        return List.copyOf(values).subList(0, number);
    }

    private String next() {
        StringBuilder value = new StringBuilder();
        int parts = 1 + random.nextInt(6);
        for (int i = 0; i < parts; i++) {
            value.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return value.toString();
    }

    /** Those that are refused, since some providers would take them for another value. */
    private static boolean refused(String value) {
        String literal = '\'' + value.replace("'", "''") + '\'';
        return literal.contains("'PERSISTENT'") || literal.contains("'NON_PERSISTENT'");
    }
}
