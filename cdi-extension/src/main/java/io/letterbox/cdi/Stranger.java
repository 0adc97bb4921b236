package io.letterbox.cdi;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A key that means nothing in this application, and what was probably meant. Its value is never told: it may be a password. */
record Stranger(String name, Keys keys) {

    /** The names that mean nothing here. */
    static List<Stranger> among(Collection<String> names, Keys keys) {
        Set<String> meant = keys.all().stream()
                .flatMap(key -> EnvironmentName.all(key).stream())
                .collect(Collectors.toSet());
        return names.stream()
                .filter(name -> !meant.contains(name))
                .sorted()
                .map(name -> new Stranger(name, keys))
                .toList();
    }

    String problem() {
        return named(Keys.ADDRESS, Keys.OF_AN_ADDRESS)
                .map(destination -> nobody("address has the destination", destination, keys.addresses()))
                .or(() -> named(Keys.LISTENER, Keys.OF_A_LISTENER)
                        .map(listener -> nobody("listener is called", listener, keys.listeners())))
                .orElseGet(() -> name + " means nothing to Letterbox. " + hint());
    }

    /** The name between a prefix and what it can have; names may have dots. */
    private Optional<String> named(String prefix, List<String> having) {
        return having.stream()
                .map(what -> '.' + what)
                .filter(end ->
                        name.startsWith(prefix) && name.endsWith(end) && name.length() > prefix.length() + end.length())
                .findFirst()
                .map(end -> name.substring(prefix.length(), name.length() - end.length()));
    }

    private String nobody(String what, String said, Collection<String> there) {
        return name + ": no " + what + " \"" + said + "\". "
                + Spelling.nearest(said, there)
                        .map(near -> "Did you mean \"" + near + "\"?")
                        .orElseGet(() -> there.isEmpty()
                                ? "There is none at all."
                                : "There are: " + String.join(", ", new TreeSet<>(there)) + '.');
    }

    private String hint() {
        boolean variable = !name.startsWith(Keys.PREFIX);
        Set<String> right = keys.all().stream()
                .map(key -> variable ? EnvironmentName.of(key) : key)
                .collect(Collectors.toCollection(TreeSet::new));
        return Spelling.nearest(name, right)
                .map(near -> "Did you mean " + near + "?")
                .orElseGet(() -> siblings(right, variable ? '_' : '.'));
    }

    /** What begins as it does up to the last part, else all that can be written. */
    private String siblings(Set<String> right, char separator) {
        String parent = name.substring(0, name.lastIndexOf(separator) + 1);
        List<String> siblings = right.stream()
                .filter(key -> key.startsWith(parent) && parent.length() > Keys.PREFIX.length())
                .toList();
        return "The keys are: "
                + (siblings.isEmpty() || siblings.size() > Keys.OF_A_LISTENER.size()
                        ? Keys.patterns()
                        : String.join(", ", siblings))
                + '.';
    }
}
