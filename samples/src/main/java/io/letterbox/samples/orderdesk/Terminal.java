package io.letterbox.samples.orderdesk;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;

/** Shows how far the desk is: one line that is drawn again and again on a console, a line now and then elsewhere. */
final class Terminal {

    private static final long OFTEN = Duration.ofMillis(100).toNanos();
    private static final long SELDOM = Duration.ofSeconds(2).toNanos();

    private final PrintStream out;
    private final boolean redraw;
    private long shown = System.nanoTime();
    private int drawn;

    Terminal(PrintStream out, boolean redraw) {
        this.out = out;
        this.redraw = redraw;
    }

    /** {@return whether somebody looks at the output} From Java 22 on a console may be there without. */
    @SuppressWarnings("SystemConsoleNull") // what isTerminal is for, where it exists
    static boolean present() {
        Console console = System.console();
        try {
            return console != null
                    && (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException before22) {
            return console != null;
        }
    }

    /** Shows a state, unless one was shown a moment ago. */
    synchronized void state(String text) {
        if (System.nanoTime() - shown < (redraw ? OFTEN : SELDOM)) {
            return;
        }
        shown = System.nanoTime();
        if (redraw) {
            out.print("\r" + text + " ".repeat(Math.max(0, drawn - text.length())));
            out.flush();
            drawn = text.length();
        } else {
            out.println(text);
        }
    }

    /** Prints a line that stays. */
    synchronized void line(String text) {
        if (drawn > 0) {
            out.print("\r" + " ".repeat(drawn) + "\r");
            drawn = 0;
        }
        out.println(text);
    }
}
