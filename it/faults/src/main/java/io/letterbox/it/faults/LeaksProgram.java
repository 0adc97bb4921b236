package io.letterbox.it.faults;

import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/** Loads Letterbox and its broker anew for each round, uses them, closes them, and tells what stays. */
final class LeaksProgram {

    private static final int PIECE = 1 << 20;

    private LeaksProgram() {}

    public static void main(String[] arguments) {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        Parent.serve(line -> {
            String[] words = line.split(" ", -1);
            if (words[0].equals("rounds")) {
                for (int round = Integer.parseInt(words[1]); round > 0; round--) {
                    loaders.add(new WeakReference<>(round(words[2])));
                }
                Parent.tell("done");
            } else {
                loseWhatTheJvmRemembers();
                System.gc();
                loaders.removeIf(loader -> loader.refersTo(null));
                Parent.tell("left " + loaders.size() + " " + threads() + " " + files());
            }
        });
    }

    private static ClassLoader round(String scene) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Callable<?> scenes = (Callable<?>)
                    loader.loadClass(scene).getDeclaredConstructor().newInstance();
            FutureTask<?> played = new FutureTask<>(scenes);
            // a thread of its own: Netty's buffers stay with a thread for as long as it lives
            Thread thread = new Thread(played);
            thread.setContextClassLoader(loader);
            thread.start();
            played.get();
            thread.join();
            return loader;
        }
    }

    /** The JVM keeps the last class whose methods it made, and softly a few more: until it makes another's, and until memory is short. */
    private static void loseWhatTheJvmRemembers() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Class<?> type = loader.loadClass(Last.class.getName());
            Object one = type.getDeclaredConstructor().newInstance();
            Object other = type.getDeclaredConstructor().newInstance();
            if (!one.equals(other)
                    || one.hashCode() != other.hashCode()
                    || !one.toString().equals(other.toString())) {
                throw new IllegalStateException(one + " and " + other + " are equal");
            }
        }
        List<byte[]> all = new ArrayList<>();
        try {
            while (all.size() < Integer.MAX_VALUE) {
                all.add(new byte[PIECE]);
            }
        } catch (OutOfMemoryError full) {
            all.clear();
        }
    }

    /** A class whose methods the JVM makes. */
    public record Last(String text, int number) {

        /** With any values. */
        public Last() {
            this("", 0);
        }
    }

    private static URL[] classPath() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator, -1))) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    /** The JVM's own thread for the ends of child processes comes and goes. */
    private static long threads() {
        Map<Thread, StackTraceElement[]> all = Thread.getAllStackTraces();
        return all.keySet().stream()
                .filter(thread -> !thread.getName().startsWith("process reaper"))
                .count();
    }

    private static long files() throws IOException {
        Path open = Path.of("/proc/self/fd");
        if (!Files.isDirectory(open)) {
            return 0;
        }
        try (Stream<Path> links = Files.list(open)) {
            return links.count();
        }
    }
}
