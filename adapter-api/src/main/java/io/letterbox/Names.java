package io.letterbox;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one place where names are checked, so that no two addresses share a queue and none reaches a queue that is not its own. */
final class Names {

    static final String INBOX = "inbox.";
    static final String LINK = "link.";
    static final String DEAD = "dead.";
    static final String RETRY = "retry.";
    static final String SUBSCRIPTION = "subscription.";
    static final String GROUP = "JMSXGroupID";
    static final String GROUP_SEQ = "JMSXGroupSeq";

    private static final Set<String> INTERNAL = Set.of(DEAD, RETRY, "expired.", "letterbox.", "activemq.");
    private static final int LONGEST = 120;
    private static final Pattern PROCESS = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final Pattern NAME = Pattern.compile(PROCESS + "(\\.[A-Za-z0-9_-]+)*");
    private static final Set<String> TAKEN =
            Set.of("inbox", "link", "retry", "dead", "expired", "subscription", "letterbox", "activemq", "jms", "$sys");
    private static final Set<String> SELECTOR_WORDS =
            Set.of("null", "true", "false", "not", "and", "or", "between", "like", "in", "is", "escape");

    private Names() {}

    static void name(String name) {
        check(name, NAME, "letters, digits, '_' and '-' in parts separated by single dots, beginning with a letter");
    }

    static void process(String name) {
        check(name, PROCESS, "letters, digits, '_' and '-', beginning with a letter; a process's name has no dot");
    }

    // Without dots, so that its queue shows where the broadcast's name ends.
    static void subscription(String name) {
        check(name, PROCESS, "letters, digits, '_' and '-', beginning with a letter; a subscription's name has no dot");
    }

    static void mailbox(String name) {
        name(name);
        String first = name.split("\\.", 2)[0].toLowerCase(java.util.Locale.ROOT);
        if (TAKEN.contains(first)) {
            throw new IllegalArgumentException("name \"" + name + "\": the prefix \"" + first
                    + "\" belongs to Letterbox or to the broker; choose another first part, or map the name to an existing"
                    + " queue with Settings.destination");
        }
    }

    static void property(String name, @Nullable Object value) {
        if ((name.equals(GROUP) && value instanceof String) || (name.equals(GROUP_SEQ) && value instanceof Integer)) {
            return;
        }
        boolean identifier = !name.isEmpty()
                && Character.isJavaIdentifierStart(name.charAt(0))
                && name.chars().allMatch(Character::isJavaIdentifierPart);
        if (!identifier
                || name.startsWith("JMS")
                || name.startsWith("_AMQ")
                || name.startsWith(Envelope.PREFIX)
                || SELECTOR_WORDS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "property \"" + name
                            + "\": a Java identifier that is no word of selectors and does not begin with JMS, _AMQ or Letterbox");
        }
        boolean primitive = value instanceof Boolean
                || value instanceof Byte
                || value instanceof Short
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Float
                || value instanceof Double;
        if (!primitive && !(value instanceof String)) {
            throw new IllegalArgumentException("property \"" + name + "\": a string or a primitive's box, not "
                    + (value == null ? "null" : value.getClass().getName()));
        }
    }

    /** Whether a property is one that applications set. */
    static boolean ofTheApplication(String property) {
        boolean group = property.equals(GROUP) || property.equals(GROUP_SEQ);
        return group
                || (!property.startsWith(Envelope.PREFIX) && !property.startsWith("JMS") && !ofTheProvider(property));
    }

    /** Whether a property is the provider's own. */
    static boolean ofTheProvider(String property) {
        return property.startsWith("_AMQ") || property.startsWith("__AMQ") || property.startsWith("_HQ");
    }

    /** Whether a queue is one that only Letterbox and the broker send to; an answer into it would be taken for something else. */
    static boolean internal(String queue) {
        return INTERNAL.stream().anyMatch(queue::startsWith);
    }

    static void present(@Nullable Object part, String what, String name) {
        if (part == null) {
            throw new IllegalArgumentException("address \"" + name + "\" has no " + what);
        }
    }

    private static void check(String name, Pattern pattern, String rule) {
        if (name == null || name.length() > LONGEST || !pattern.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name \"" + name + "\": " + rule + ", at most " + LONGEST + " characters");
        }
    }
}
