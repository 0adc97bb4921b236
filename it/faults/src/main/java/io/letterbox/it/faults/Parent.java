package io.letterbox.it.faults;

import io.letterbox.artemis.Login;
import io.letterbox.artemis.RemoteArtemis;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;

/** The test as its child sees it: lines in, lines out, the end of the input is the end of the child. */
public final class Parent {

    private static final long LONGEST_LIFE = Duration.ofHours(4).toMillis();

    /** What a child says that cannot go on; nobody waits for anything from it any more. */
    static final String FAILED = "failed: ";

    private static final BufferedReader INPUT =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    private Parent() {}

    /** What tells a child where its broker is. */
    public static Map<String, String> environment(String url, Login login) {
        return Map.of("LETTERBOX_URL", url, "LETTERBOX_USER", login.user(), "LETTERBOX_PASSWORD", login.password());
    }

    public static RemoteArtemis broker() {
        return Reached.fromEnvironment().artemis();
    }

    @FunctionalInterface
    public interface Obedience {
        void obey(String line) throws Exception;
    }

    /** Does what the lines say until there are none, then ends the process. */
    public static void serve(Obedience obedience) {
        Timer life = new Timer("end of life", true);
        life.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        Runtime.getRuntime().halt(3);
                    }
                },
                LONGEST_LIFE);
        int code = 0;
        try {
            for (String line = INPUT.readLine(); line != null; line = INPUT.readLine()) {
                obedience.obey(line);
            }
        } catch (Exception e) {
            e.printStackTrace();
            code = 2;
        } finally {
            Runtime.getRuntime().halt(code);
        }
    }

    public static void tell(String line) {
        synchronized (System.out) {
            System.out.println(line);
            System.out.flush();
        }
    }
}
