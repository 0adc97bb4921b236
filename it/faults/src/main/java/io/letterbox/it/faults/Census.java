package io.letterbox.it.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a process has of what it could leave behind: threads, open files, listening ports, temporary files. */
public final class Census {

    private static final Path OPEN_FILES = Path.of("/proc/self/fd");
    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String LISTENING = "0A";
    private static final String CLASSES = ".jar";
    /** The JVM's own, which come and go. */
    private static final Set<String> OF_THE_JVM =
            Set.of("process reaper", "Attach Listener", "Signal Dispatcher", "ForkJoinPool.commonPool-worker");

    private Census() {}

    /** One line for each kind of thing, with its number. */
    public static Map<String, Long> take() throws IOException {
        Map<String, Long> all = new TreeMap<>();
        Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> OF_THE_JVM.stream().noneMatch(name::startsWith))
                .forEach(name -> all.merge("thread " + name, 1L, Long::sum));
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("java.io.tmpdir")))) {
            files.skip(1).forEach(file -> all.merge("temporary file " + file.getFileName(), 1L, Long::sum));
        }
        if (Files.isDirectory(OPEN_FILES)) {
            for (String target : openFiles()) {
                all.merge("open " + target.replaceAll("\\[\\d+]", ""), 1L, Long::sum);
            }
            all.put("listening ports", (long) listening().size());
        }
        return all;
    }

    private static List<String> openFiles() throws IOException {
        try (Stream<Path> links = Files.list(OPEN_FILES)) {
            return links.map(Census::target)
                    // not of this look itself, nor what classes are loaded from when they are first used
                    .filter(target -> !target.isEmpty() && !target.endsWith("/fd") && !target.endsWith(CLASSES))
                    .collect(Collectors.toList());
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    /** Where this process listens: addresses as the kernel writes them, in hexadecimal digits, each with its port. */
    static List<String> listening() throws IOException {
        Set<String> sockets = new TreeSet<>();
        for (String target : openFiles()) {
            Matcher socket = SOCKET.matcher(target);
            if (socket.matches()) {
                sockets.add(socket.group(1));
            }
        }
        List<String> all = new ArrayList<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            if (Files.exists(Path.of(table))) {
                Files.readAllLines(Path.of(table)).stream()
                        .map(line -> line.trim().split("\\s+"))
                        .filter(fields -> fields.length > INODE && fields[STATE].equals(LISTENING))
                        .filter(fields -> sockets.contains(fields[INODE]))
                        .forEach(fields -> all.add(fields[LOCAL]));
            }
        }
        return all;
    }
}
