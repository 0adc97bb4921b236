package io.letterbox.cdi;

import java.util.Optional;
import java.util.Set;

/** Where the configuration comes from. */
interface ConfigurationOrigin {

    /** The names that are there and ours: keys, and environment variables. */
    Set<String> names();

    /** The value of a key, from a variable as well; one that is empty counts as none. */
    Optional<String> value(String key);

    /** MicroProfile Config where the server has it; else the system properties, and after them the environment. */
    static ConfigurationOrigin here() {
        return hasMicroProfile() ? MicroProfileConfig.here().orElseGet(Surroundings::here) : Surroundings.here();
    }

    /** Asked first, since a class that is compiled against what is not there cannot be loaded. */
    private static boolean hasMicroProfile() {
        try {
            Class.forName(
                    "org.eclipse.microprofile.config.ConfigProvider",
                    false,
                    ConfigurationOrigin.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
