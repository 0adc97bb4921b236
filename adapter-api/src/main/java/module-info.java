/** Typed mailboxes over any Jakarta Messaging provider. */
module io.letterbox {
    requires transitive jakarta.messaging;
    requires jakarta.json.bind;
    requires java.naming;
    requires static transitive org.jspecify;

    exports io.letterbox;
}
