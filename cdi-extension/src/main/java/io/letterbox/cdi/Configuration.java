package io.letterbox.cdi;

import io.letterbox.Capacity;
import io.letterbox.Listening;
import io.letterbox.Selector;
import io.letterbox.Settings;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** What whoever deploys an application changes without compiling it again; it wins over what the application says itself. */
final class Configuration {

    private static final String COUNT = "a whole number of at least 1";
    private static final String TIME = "a time of ISO 8601 such as PT5S, at least zero,";
    private static final String LONGER_TIME = "a time of ISO 8601 such as PT5S, more than zero,";
    private static final String ROLE = "a name of letters, digits, '_' and '-', beginning with a letter,";

    private final Values values;
    private final Map<String, Capacity> addresses;
    private final Keys keys;
    private final Consumer<String> problems;

    /**
     * Tells at once which names mean nothing in the application; values are read when they are asked for.
     *
     * @param addresses the capacities in the code, by destination
     * @param listeners the names of all listeners
     * @param problems is told what cannot be, now and whenever a value is read
     */
    Configuration(
            ConfigurationOrigin origin,
            Map<String, Capacity> addresses,
            Collection<String> listeners,
            Consumer<String> problems) {
        this.values = new Values(origin, problems);
        this.addresses = new TreeMap<>(addresses);
        this.keys = new Keys(addresses.keySet(), listeners);
        this.problems = problems;
        Stranger.among(origin.names(), keys).forEach(stranger -> problems.accept(stranger.problem()));
    }

    /** The broker to use instead of whatever else there is. */
    Optional<RemoteBroker> broker() {
        Optional<String> url = values.secret(Keys.URL).map(String::strip);
        Optional<String> user = values.secret(Keys.USER);
        Optional<String> password = values.secret(Keys.PASSWORD);
        if (user.isPresent() != password.isPresent()) {
            problems.accept((user.isPresent() ? Keys.USER : Keys.PASSWORD) + " is set, and "
                    + (user.isPresent() ? Keys.PASSWORD : Keys.USER) + " is not: set both, or neither");
        } else if (user.isPresent() && url.isEmpty()) {
            problems.accept(Keys.USER + " is set, and " + Keys.URL + " is not: the embedded broker asks for no user");
        }
        return url.map(known -> new RemoteBroker(known, user, password));
    }

    /** The name of the connection factory to use instead of whatever else there is. */
    Optional<String> factory() {
        Optional<String> name = values.text(Keys.FACTORY);
        if (name.isPresent() && values.isSet(Keys.URL)) {
            problems.accept(Keys.FACTORY + " and " + Keys.URL + " are both set: set one of them");
        }
        return name;
    }

    /** The settings of the application, or the defaults, with what is configured. */
    Settings apply(Settings own) {
        Settings settings = values.over(own, Keys.SELF, ROLE, Settings::self);
        settings = values.over(settings, Keys.STALL, LONGER_TIME, (known, value) -> known.stall(Duration.parse(value)));
        settings = values.over(
                settings,
                Keys.LIMIT_BYTES,
                COUNT,
                (known, value) -> known.limits(known.limits().bytes(Integer.parseInt(value))));
        settings = values.over(
                settings,
                Keys.LIMIT_DEPTH,
                COUNT,
                (known, value) -> known.limits(known.limits().depth(Integer.parseInt(value))));
        for (Map.Entry<String, Capacity> address : addresses.entrySet()) {
            settings = apply(settings, address.getKey(), address.getValue());
        }
        return settings;
    }

    private Settings apply(Settings own, String destination, Capacity coded) {
        Settings settings = mapped(own, destination);
        for (String queue : Keys.QUEUES_BESIDE) {
            settings = mapped(settings, queue + destination);
        }
        String key = Keys.address(destination, "capacity");
        if (coded instanceof Capacity.Bounded) {
            return values.over(
                    settings,
                    key,
                    COUNT,
                    (known, value) -> known.capacity(destination, Capacity.bounded(Integer.parseInt(value))));
        }
        if (values.isSet(key)) {
            problems.accept(key + ": " + destination + " is " + coded
                    + " in the code; configuration changes how many messages a bounded address holds, not the kind");
        }
        return settings;
    }

    private Settings mapped(Settings own, String destination) {
        String name = Keys.address(destination, "destination");
        String jndi = Keys.address(destination, "jndi");
        if (values.isSet(name) && values.isSet(jndi)) {
            problems.accept(name + " and " + jndi + " are both set, and one destination has one place: leave one out");
            return own;
        }
        Settings settings = values.over(
                own, name, "the name of a queue or topic", (known, value) -> known.destination(destination, value));
        return values.over(
                settings, jndi, "the JNDI name of a queue or topic", (known, value) -> known.jndi(destination, value));
    }

    /** How a listener listens, with what is configured for its name. */
    Listening apply(Listening own) {
        Listening listening = own;
        listening = over(listening, "concurrency", COUNT, (known, n) -> known.concurrency(Integer.parseInt(n)));
        listening = over(listening, "attempts", COUNT, (known, n) -> known.attempts(Integer.parseInt(n)));
        listening = over(
                listening,
                "fetching",
                "one or ahead",
                (known, word) -> known.fetching(Values.constant(Listening.Fetching.class, word)));
        listening = over(
                listening,
                "start",
                "running or paused",
                (known, word) -> known.start(Values.constant(Listening.Start.class, word)));
        listening = over(listening, "finish", TIME, (known, time) -> known.finish(Duration.parse(time)));
        listening = over(listening, "selector", "a selector", (known, text) -> known.selector(new Selector(text)));
        return delays(listening);
    }

    /** Both at once: a first delay that is raised above the longest raises that too, unless it is set itself. */
    private Listening delays(Listening own) {
        String first = Keys.listener(own.name(), "delay");
        String longest = Keys.listener(own.name(), "longest-delay");
        Duration delay = time(own.delay(), first);
        Duration limit = time(own.longestDelay(), longest);
        if (limit.compareTo(delay) >= 0) {
            return own.delays(delay, limit);
        }
        if (!values.isSet(longest)) {
            return own.delays(delay, delay);
        }
        problems.accept(longest + " is " + limit + ", and the delay " + delay + ": raise it, or set " + first
                + " to at most as much");
        return own;
    }

    private Duration time(Duration own, String key) {
        return values.over(own, key, TIME, (known, value) -> {
            Duration time = Duration.parse(value);
            if (time.isNegative()) {
                throw new IllegalArgumentException("negative");
            }
            return time;
        });
    }

    private Listening over(Listening own, String what, String expected, BiFunction<Listening, String, Listening> way) {
        return values.over(own, Keys.listener(own.name(), what), expected, way);
    }

    /** Refuses what cannot be configured since the application made its letterbox itself; its listeners are still ours. */
    void refuseAllButListeners() {
        keys.all().stream()
                .filter(key -> !key.startsWith(Keys.LISTENER))
                .filter(key -> values.secret(key).isPresent())
                .forEach(key ->
                        problems.accept(key + " is set, and the application has a bean of io.letterbox.Letterbox,"
                                + " which is configured where it is made: leave the key out"));
    }
}
