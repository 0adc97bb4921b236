package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.Options;
import io.letterbox.Receiver;
import io.letterbox.Selector;
import io.letterbox.Sender;
import io.letterbox.artemis.EmbeddedArtemis;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A value in a selector matches itself and nothing else, whatever characters are in it. */
@Timeout(value = 100, unit = TimeUnit.SECONDS)
class SelectorValuesTest {

    private static final long SEED = 20_251_122L;
    private static final int VALUES = 2_000;
    private static final Mailbox<Integer> ORDERS = Mailbox.of("orders", Integer.class, Capacity.unbounded());

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

    private static String random(Random random) {
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

    @Test
    void eachOfThousandsOfValuesFindsItsOwnMessageAndNoOther() throws Exception {
        Random random = new Random(SEED);
        Set<String> values = new LinkedHashSet<>(ATTACKS);
        Stream.generate(() -> random(random))
                .filter(value -> !refused(value))
                .takeWhile(value -> values.size() < VALUES)
                .forEach(values::add);
        List<String> all = new java.util.ArrayList<>(values);
        try (EmbeddedArtemis broker = EmbeddedArtemis.start();
                Letterbox letterbox = Letterbox.over(broker)) {
            Sender<Integer> sender = letterbox.sender(ORDERS);
            for (int i = 0; i < all.size(); i++) {
                sender.with(Options.defaults().property("v", all.get(i))).send(i);
            }
            List<Integer> order = new java.util.ArrayList<>(
                    java.util.stream.IntStream.range(0, all.size()).boxed().toList());
            Collections.shuffle(order, random);
            for (int i : order) {
                Selector selector = Selector.of("v = ?", all.get(i));
                try (Receiver<Integer> one = letterbox.receiver(ORDERS.selecting(selector))) {
                    assertThat(one.tryReceive())
                            .as("seed %d, %s", SEED, selector)
                            .contains(i);
                    assertThat(one.tryReceive())
                            .as("seed %d, %s", SEED, selector)
                            .isEmpty();
                }
            }
        }
    }
}
