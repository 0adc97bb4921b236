package io.letterbox.it.faults;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The libraries' classes, read and checked once for all children (class data sharing): each costs the processor less to start. It is
 * an archive of the JVM's, which takes them from jars only, and only from those that the class path begins with.
 */
final class SharedClasses {

    private static final long LONGEST_SECONDS = 60;

    private SharedClasses() {}

    /** Makes the archive, unless there is one of these jars. Where none can be made, children start without. */
    static void prepare() throws IOException, InterruptedException {
        File archive = archive().toFile();
        if (jars().stream().anyMatch(jar -> new File(jar).lastModified() > archive.lastModified())) {
            Path list = archive().resolveSibling("classes.list");
            Files.createDirectories(list.getParent());
            Files.deleteIfExists(archive());
            run(classPath(), "-XX:DumpLoadedClassList=" + list, Rehearsal.class.getName());
            run(
                    String.join(File.pathSeparator, jars()),
                    "-Xshare:dump",
                    "-XX:SharedClassListFile=" + list,
                    "-XX:SharedArchiveFile=" + archive());
        }
    }

    /** What all may load: a round of all that there is. */
    static final class Rehearsal {

        private Rehearsal() {}

        public static void main(String[] arguments) throws Exception {
            new LeaksRound().call();
        }
    }

    /** What a JVM uses it by. */
    static List<String> options() {
        return Files.exists(archive())
                ? List.of("-XX:SharedArchiveFile=" + archive(), "-Xlog:disable", "-Xlog:all=warning:stderr")
                : List.of();
    }

    /** That of this JVM, with the jars first. */
    static String classPath() {
        return Stream.concat(jars().stream(), entries(entry -> !isJar(entry)).stream())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<String> jars() {
        return entries(SharedClasses::isJar);
    }

    private static List<String> entries(Predicate<String> which) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(which)
                .toList();
    }

    private static boolean isJar(String entry) {
        return entry.endsWith(".jar");
    }

    private static Path archive() {
        return Faults.directory().resolve("classes.jsa").toAbsolutePath();
    }

    private static void run(String classPath, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Child.java());
        command.addAll(List.of(options));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(Redirect.DISCARD).redirectOutput(Redirect.DISCARD);
        builder.environment().put("CLASSPATH", classPath);
        Process process = builder.start();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
