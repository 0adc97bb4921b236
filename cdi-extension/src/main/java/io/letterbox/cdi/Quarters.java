package io.letterbox.cdi;

/** Where the threads of listeners come from. */
enum Quarters {
    /** The JVM. */
    JVM,
    /** The server on which the application runs: no others of the application's belong there. */
    SERVER,
    /** The provider, which takes its own from the server. */
    PROVIDER;

    /** For a provider that knows of no server. */
    static Quarters here() {
        return Naming.threads().isPresent() ? SERVER : JVM;
    }
}
