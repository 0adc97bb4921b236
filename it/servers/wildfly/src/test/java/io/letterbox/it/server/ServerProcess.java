package io.letterbox.it.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The server's JVM, as the JDK's own tools see it. */
final class ServerProcess {

    private static final long LIMIT_SECONDS = 60;

    private final long pid;

    private ServerProcess(long pid) {
        this.pid = pid;
    }

    /** The one that runs from the module's server folder. */
    static ServerProcess running() {
        String folder = System.getProperty("it.server.home");
        List<Long> found = ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .map(ProcessHandle::pid)
                .filter(pid -> commandLine(pid).contains(folder))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("not one process runs in " + folder + ": " + found);
        }
        return new ServerProcess(found.get(0));
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    /** The names of its threads that begin with one of these. */
    List<String> threads(String... prefixes) {
        return asked("Thread.print")
                .filter(line -> line.startsWith("\""))
                .map(line -> line.substring(1, line.indexOf('"', 1)))
                .filter(name -> List.of(prefixes).stream().anyMatch(name::startsWith))
                .toList();
    }

    /** How many class loaders have a class of this name, after a collection. */
    long loadersOf(Class<?> type) {
        asked("GC.run").close();
        return asked("VM.classloaders", "show-classes=true")
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .filter(type.getName()::equals)
                .count();
    }

    /** Writes its heap beside it, for whoever wants to know what holds something. */
    Path dump() {
        Path heap = Path.of(System.getProperty("it.server.directory"), "left.hprof");
        asked("GC.heap_dump", "-overwrite", heap.toString()).close();
        return heap;
    }

    private java.util.stream.Stream<String> asked(String... question) {
        try {
            Path answer = Files.createTempFile("jcmd", ".txt");
            try {
                List<String> command = new java.util.ArrayList<>(List.of(
                        Path.of(System.getProperty("it.server.jdk"), "bin", "jcmd")
                                .toString(),
                        "-J-Xmx64m",
                        Long.toString(pid)));
                command.addAll(List.of(question));
                Process jcmd = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(answer.toFile())
                        .start();
                if (!jcmd.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || jcmd.exitValue() != 0) {
                    jcmd.destroyForcibly();
                    throw new AssertionError(command + ": " + Files.readString(answer));
                }
                return Files.readAllLines(answer).stream();
            } finally {
                Files.delete(answer);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
