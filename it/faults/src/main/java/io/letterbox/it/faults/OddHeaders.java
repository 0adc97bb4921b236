package io.letterbox.it.faults;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Headers and properties that no client of Jakarta Messaging sets, or none but Letterbox itself. */
record OddHeaders(Random random) {

    /** What is forged, and what may be in it. */
    private static final List<String> NAMES = List.of(
            "LetterboxAttempt",
            "LetterboxSentAt",
            "LetterboxId",
            "LetterboxFrom",
            "LetterboxReason",
            "LetterboxAddress",
            "LetterboxAttempts",
            "LetterboxFirstFailedAt",
            "LetterboxAsked",
            "LetterboxFailed",
            "LetterboxTicket",
            "LetterboxTaken",
            "JMSReplyTo",
            "JMSCorrelationID",
            "JMSType",
            "JMSXDeliveryCount",
            "JMSXUserID",
            "JMSXGroupID",
            "JMS_Other",
            "JMSLetterboxType",
            "JMSLetterboxRead",
            "JMSLetterboxCompressed",
            "__AMQ_CID",
            "_AMQ_GROUP_ID",
            "_AMQ_GROUP_SEQUENCE",
            "_AMQ_LARGE_SIZE",
            "_AMQ_LARGE_COMPRESSED",
            "_AMQ_ORIG_ADDRESS",
            "_AMQ_ORIG_QUEUE",
            "_hornetq.forced.delivery.seq",
            "content-type",
            "a name with blanks",
            "null",
            "",
            "日本",
            "\u0000");

    private static final List<Object> VALUES = List.of(
            "",
            "many",
            "true",
            "no",
            "-1",
            "x".repeat(2_000),
            "\u0000\ud800",
            "queue://elsewhere",
            "topic://elsewhere",
            "temp-queue://elsewhere",
            "queue://dead.orders",
            "queue://activemq.management",
            "elsewhere",
            "ID:0",
            0,
            -1,
            Integer.MAX_VALUE,
            0L,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            (byte) 3,
            (short) -1,
            1.5,
            Float.NaN,
            true,
            false,
            new byte[] {1, 2, 3});

    /** What is harmless: forged marks of Letterbox, of another type than they have. */
    Map<String, Object> harmless() {
        return random.nextBoolean()
                ? Map.of()
                : Map.of("LetterboxAttempt", "many", "LetterboxSentAt", true, "LetterboxReason", "forged");
    }

    Map<String, Object> any() {
        Map<String, Object> marks = new TreeMap<>();
        int number = 1 + random.nextInt(4);
        for (int i = 0; i < number; i++) {
            marks.put(one(NAMES), one(VALUES));
        }
        return marks;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
