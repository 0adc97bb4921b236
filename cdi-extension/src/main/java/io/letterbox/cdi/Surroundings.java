package io.letterbox.cdi;

import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The system properties, and after them the environment. Either may hold passwords, so it is never printed. */
record Surroundings(Map<String, String> properties, Map<String, String> environment) implements ConfigurationOrigin {

    static Surroundings here() {
        Properties properties = System.getProperties();
        return new Surroundings(
                properties.stringPropertyNames().stream()
                        .filter(name -> name.startsWith(Keys.PREFIX))
                        .collect(Collectors.toMap(Function.identity(), name -> properties.getProperty(name, ""))),
                System.getenv());
    }

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        properties.keySet().stream()
                .filter(name -> name.startsWith(Keys.PREFIX))
                .forEach(names::add);
        environment.keySet().stream().filter(EnvironmentName::isOurs).forEach(names::add);
        return names;
    }

    @Override
    public Optional<String> value(String key) {
        return Optional.ofNullable(properties.get(key))
                .or(() -> EnvironmentName.all(key).stream()
                        .filter(environment::containsKey)
                        .findFirst()
                        .map(environment::get))
                .filter(value -> !value.isEmpty());
    }

    @Override
    public String toString() {
        return "Surroundings" + names();
    }
}
