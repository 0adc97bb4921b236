package io.letterbox.it.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A wrong clock for one process, by a library of a few lines that a C compiler makes and the loader puts before the system's. */
record Clock(Path library) {

    private static final long LIMIT_SECONDS = 30;

    private static final String SOURCE = """
            #define _GNU_SOURCE
            #include <dlfcn.h>
            #include <stdlib.h>
            #include <time.h>
            int clock_gettime(clockid_t id, struct timespec *time) {
                static int (*real)(clockid_t, struct timespec *);
                if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
                int result = real(id, time);
                const char *shift = getenv("CLOCK_SHIFT_SECONDS");
                if (!result && id == CLOCK_REALTIME && shift) time->tv_sec += atol(shift);
                return result;
            }
            """;

    /** Throws an {@link IOException} that says why there is none, if so. */
    static Clock make(Path directory) throws IOException, InterruptedException {
        Path source = Files.writeString(directory.resolve("clock.c"), SOURCE);
        Path library = directory.resolve("clock.so");
        Process cc = new ProcessBuilder("cc", "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ldl")
                .redirectErrorStream(true)
                .start();
        String said = new String(cc.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!cc.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || cc.exitValue() != 0) {
            cc.destroyForcibly();
            throw new IOException("cc: " + said.strip());
        }
        return new Clock(library.toAbsolutePath());
    }

    Map<String, String> shifted(long seconds) {
        return Map.of("LD_PRELOAD", library.toString(), "CLOCK_SHIFT_SECONDS", Long.toString(seconds));
    }
}
