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
import java.util.stream.Stream;

/** Loads Letterbox and its broker anew for each round, uses them, closes them, and tells what stays. */
final class LeaksProgram {

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
                System.gc();
                loaders.removeIf(loader -> loader.refersTo(null));
                Parent.tell("left " + loaders.size() + " " + threads() + " " + files());
            }
        });
    }

    private static ClassLoader round(String scene) throws Exception {
        URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try (loader) {
            Callable<?> played = (Callable<?>)
                    loader.loadClass(scene).getDeclaredConstructor().newInstance();
            played.call();
        } finally {
            thread.setContextClassLoader(before);
        }
        return loader;
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
