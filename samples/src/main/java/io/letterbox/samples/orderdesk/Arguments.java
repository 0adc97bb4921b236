package io.letterbox.samples.orderdesk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** What the order desk is told on its command line. */
record Arguments(Optional<Path> file, Optional<Path> rejects, int workers, int processes, Duration patience) {

    static final String USAGE = """
            usage: OrderDesk [FILE] [--rejects FILE] [--workers N] [--processes 1|3] [--patience SECONDS]
              FILE         orders, one JSON object a line; without it, the orders that come with the sample
              --rejects    where lines go that are no orders; orders.jsonl.rejects for orders.jsonl, in this directory
              --workers    how many pack orders, 1 to 16; 3 if not given
              --processes  3: desk, warehouse and depot each in a virtual machine of its own; 1 if not given
              --patience   how long the desk waits when nothing happens, 1 to 3600; 60 if not given
            """;

    static Arguments of(String... args) {
        Optional<Path> file = Optional.empty();
        Optional<Path> rejects = Optional.empty();
        int workers = 3;
        int processes = 1;
        int patience = 60;
        Queue<String> left = new ArrayDeque<>(List.of(args));
        while (!left.isEmpty()) {
            String arg = left.remove();
            switch (arg) {
                case "--rejects" -> rejects = Optional.of(Path.of(value(arg, left)));
                case "--workers" -> workers = number(arg, left, 1, 16);
                case "--processes" -> processes = number(arg, left, 1, 3);
                case "--patience" -> patience = number(arg, left, 1, 3600);
                default -> {
                    if (arg.startsWith("--")) {
                        throw new IllegalArgumentException("there is no option " + arg);
                    }
                    if (file.isPresent()) {
                        throw new IllegalArgumentException("one file, not " + file.get() + " and " + arg);
                    }
                    file = Optional.of(Path.of(arg));
                }
            }
        }
        if (processes == 2) {
            throw new IllegalArgumentException("--processes: 1 or 3, not 2");
        }
        return new Arguments(file, rejects, workers, processes, Duration.ofSeconds(patience));
    }

    /** {@return the rejects file that was asked for, or else one in this directory that is called after the orders} */
    Path rejectsFile() {
        return rejects.orElseGet(() ->
                Path.of(file.map(Path::getFileName).map(Path::toString).orElse(OrderDesk.SHIPPED_FILE) + ".rejects"));
    }

    private static String value(String option, Queue<String> left) {
        String value = left.poll();
        if (value == null) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return value;
    }

    private static int number(String option, Queue<String> left, int least, int most) {
        String value = value(option, left);
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw new IllegalArgumentException(option + ": " + least + " to " + most + ", not " + value);
    }
}
