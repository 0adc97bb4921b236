package io.letterbox.it.faults;

import java.util.List;
import java.util.Random;

/** Names from a seed: some that are names, and more that would reach something else in a broker. */
record NameFuzz(Random random) {

    /** A queue and a topic that no name but their own may reach. */
    static final String CANARY = "canary.nest";

    private static final List<String> GOOD =
            List.of("orders", "a", "B7", "x_y", "under-score", "desk", "clerk", "q1", "ORDERS", "subscription-1");

    private static final List<String> HOSTILE = List.of(
            "#",
            "*",
            ">",
            "::",
            "?",
            "?ring-size=1",
            "?max-consumers=0&purge-on-no-consumers=true",
            CANARY,
            "canary",
            "nest",
            "activemq.management",
            "activemq.notifications",
            "$sys",
            "$.artemis.internal",
            "queue://",
            "topic://",
            "temp-queue://",
            "jms.queue.",
            "jms.topic.",
            "inbox.",
            "link.",
            "dead.",
            "retry.",
            "subscription.",
            "expired.",
            "letterbox.bounds",
            "DLQ",
            "%2e",
            "..",
            ".",
            " ",
            "",
            "\u0000",
            "\n",
            "ü",
            "＃",
            "\u2024",
            "/",
            "\\",
            "'",
            "\"",
            "&",
            "=",
            ",",
            ";",
            "|",
            "orders::" + CANARY,
            "x".repeat(121));

    /** The next one; one in twenty is made of parts that may be in a name. */
    String next() {
        List<String> parts = random.nextInt(20) == 0 ? GOOD : HOSTILE;
        StringBuilder name = new StringBuilder(one(random.nextBoolean() ? GOOD : parts));
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            name.append(parts == GOOD ? List.of(".", "-", "_").get(random.nextInt(3)) : "")
                    .append(one(parts));
        }
        return name.toString();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
