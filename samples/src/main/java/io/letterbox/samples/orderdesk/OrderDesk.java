package io.letterbox.samples.orderdesk;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** Runs a file of orders through the order desk, and accounts for each. */
public final class OrderDesk {

    static final String SHIPPED_FILE = "orders.jsonl";

    private OrderDesk() {}

    /**
     * Runs the order desk.
     *
     * @param args see {@link Arguments#USAGE}
     */
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err, Terminal.present()));
    }

    /** {@return 0 if every order is accounted for, 1 if not, 2 if the order desk could not begin} */
    static int run(String[] args, PrintStream out, PrintStream err, boolean console) {
        Arguments arguments;
        try {
            arguments = Arguments.of(args);
        } catch (IllegalArgumentException wrong) {
            err.println(wrong.getMessage());
            err.print(Arguments.USAGE);
            return 2;
        }
        Terminal terminal = new Terminal(err, console);
        Path rejected = arguments.rejectsFile();
        try (InputStream orders = open(arguments);
                Rejects rejects = new Rejects(rejected, terminal::line)) {
            Summary summary = new Day(arguments, terminal).run(orders, rejects);
            if (summary.empty()) {
                err.println(name(arguments) + " holds no orders");
                return 2;
            }
            summary.lines().forEach(out::println);
            if (summary.rejected() > 0) {
                out.println("The lines that are no orders are in " + rejected);
            }
            return summary.exitCode();
        } catch (IOException unusable) {
            err.println(why(unusable));
            return 2;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static InputStream open(Arguments arguments) throws IOException {
        if (arguments.file().isEmpty()) {
            return Objects.requireNonNull(OrderDesk.class.getResourceAsStream(SHIPPED_FILE), SHIPPED_FILE);
        }
        Path file = arguments.file().get();
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a directory; a file of orders is needed");
        }
        Path rejects = arguments.rejectsFile();
        if (Files.exists(rejects) && Files.exists(file) && Files.isSameFile(file, rejects)) {
            throw new IOException("the rejects would overwrite " + file + "; name another file with --rejects");
        }
        return Files.newInputStream(file);
    }

    private static String why(IOException unusable) {
        if (unusable instanceof NoSuchFileException missing) {
            return "there is no " + missing.getFile();
        }
        if (unusable instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be read or written";
        }
        return String.valueOf(unusable.getMessage());
    }

    private static String name(Arguments arguments) {
        return arguments.file().map(Path::toString).orElse(SHIPPED_FILE);
    }
}
