package io.letterbox.samples.orderdesk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Writes the file of orders that comes with the sample: always the same one.
 *
 * <p>Run its main method in the folder {@code samples} to write it anew.
 */
final class OrdersGenerator {

    static final Path FILE = Path.of("src/main/resources/io/letterbox/samples/orderdesk/orders.jsonl");
    static final int ORDERS = 3_000;

    private static final String[] CUSTOMERS = {"C-101", "C-102", "C-103", "C-104", "C-105", "Ç-106", "C-107", "C-108"};
    private static final String[] COUNTRIES = {
        "AT", "CH", "DE", "ES", "FR", "GB", "IT", "JP", "NL", "NO", "PL", "SE", "US"
    };
    private static final String[] ARTICLES = {"chair", "clock", "globe", "kettle", "lamp", "stove"};

    private OrdersGenerator() {}

    public static void main(String[] args) throws IOException {
        Files.write(FILE, lines());
    }

    static List<String> lines() {
        Random random = new Random(1974);
        Map<Integer, String> odd = odd();
        List<String> lines = new ArrayList<>();
        for (int n = 1; n <= ORDERS; n++) {
            if (odd.containsKey(n)) {
                lines.add(odd.get(n));
            }
            int kilograms = 1 + random.nextInt(25);
            String country = pick(COUNTRIES, random);
            if (n % 12 == 0) {
                kilograms = 200 + random.nextInt(1_500); // by lorry
            } else if (n % 100 == 1) {
                kilograms = 31 + random.nextInt(100); // too much for a courier
            } else if (n % 150 == 2) {
                country = "AQ"; // no customs office
            }
            if (n % 600 == 0) {
                kilograms = 2_500; // too much for a lorry
            }
            lines.add(line(
                    n, pick(CUSTOMERS, random), country, pick(ARTICLES, random), 1 + random.nextInt(5), kilograms));
        }
        return lines;
    }

    static String line(int n, String customer, String country, String article, int quantity, int kilograms) {
        return String.format(
                Locale.ROOT,
                "{\"id\":\"A-%05d\",\"customer\":\"%s\",\"country\":\"%s\",\"article\":\"%s\",\"quantity\":%d,\"kilograms\":%d}",
                n,
                customer,
                country,
                article,
                quantity,
                kilograms);
    }

    /** What stands before the order with this number, and is none. */
    private static Map<Integer, String> odd() {
        return new TreeMap<>(Map.of(
                17, "{\"id\":\"A-broken\",\"customer\":\"C-101\",",
                301, "",
                555, "two lamps for C-101, please",
                900, line(3, "C-107", "DE", "lamp", 1, 4),
                1_234, line(90_001, "C-108", "JP", "globe", 0, 4),
                1_800,
                        "{\"customer\":\"C-103\",\"country\":\"IT\",\"article\":\"clock\",\"quantity\":1,\"kilograms\":2}",
                2_222,
                        "{\"id\":\"A-many\",\"customer\":\"C-101\",\"country\":\"AT\",\"article\":\"lamp\",\"quantity\":\"many\",\"kilograms\":2}",
                2_345, "[]",
                2_700, line(1_350, "C-105", "NL", "clock", 2, 6)));
    }

    private static String pick(String[] from, Random random) {
        return from[random.nextInt(from.length)];
    }
}
