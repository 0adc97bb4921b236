package io.letterbox.it.faults;

import io.letterbox.Address;
import io.letterbox.Broadcast;
import io.letterbox.Capacity;
import io.letterbox.Inbox;
import io.letterbox.Letterbox;
import io.letterbox.Link;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.Selector;
import io.letterbox.Sender;
import io.letterbox.Settings;
import io.letterbox.Source;
import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.EmbeddedArtemis;
import jakarta.jms.JMSContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.filter.Filter;
import org.apache.activemq.artemis.core.filter.impl.FilterImpl;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.utils.SelectorTranslator;

/**
 * A name is refused or reaches its own queue and nothing else, and a value in a selector matches itself and nothing else, whatever
 * characters are in them.
 */
record NamesAndSelectors(By by, int names, int values) implements Goal {

    enum By {
        /** Addresses and bound values. */
        LETTERBOX,
        /** A name given to Jakarta Messaging as it is, and selectors put together as texts. */
        TEXT
    }

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String SELF = "desk";
    private static final String PROPERTY = "v";
    private static final int NEIGHBOURS = 30;
    private static final int SHOWN = 5;

    @Override
    public String title() {
        return "names and selectors by " + (by == By.LETTERBOX ? "Letterbox" : "text") + ": " + names + " names, "
                + values + " values";
    }

    @Override
    public Finding pursue(Run run) throws Exception {
        List<String> ofNames = new ArrayList<>();
        String names = names(run.random(), ofNames);
        List<String> ofValues = new ArrayList<>();
        String values = values(run.random(), ofValues);
        List<String> shown = Stream.concat(
                        ofNames.stream().limit(SHOWN), ofValues.stream().limit(SHOWN))
                .map(each -> each.replaceAll("[\\p{Cntrl}|]", ".")) // Which would break the report's table.
                .toList();
        return new Finding(names + "; " + values + "; " + (ofNames.size() + ofValues.size()) + " violations", shown);
    }

    private String names(Random random, List<String> violations) throws Exception {
        InsideBroker inside = new InsideBroker();
        int refused = 0;
        int opened = 0;
        try (EmbeddedArtemis broker = EmbeddedArtemis.start(BrokerSettings.inMemory(), List.of(inside));
                Letterbox letterbox = Letterbox.over(broker, Settings.defaults().self(SELF));
                JMSContext plain = broker.connectionFactory().createContext()) {
            inside.create(NameFuzz.CANARY, NameFuzz.CANARY, RoutingType.ANYCAST);
            inside.create("canary-subscription", "canary.topic", RoutingType.MULTICAST);
            plain.createProducer().send(plain.createQueue(NameFuzz.CANARY), "nobody's");
            // the engine counts a message a moment after it has answered
            Condition.await(
                    "the canary is counted",
                    SOON,
                    () -> inside.policy(NameFuzz.CANARY).contains(", 1 messages,"));
            String before = inside.policy(NameFuzz.CANARY) + inside.policy("canary-subscription");
            NameFuzz fuzz = new NameFuzz(random);
            Map<String, String> taken = new HashMap<>();
            for (int i = 0; i < names; i++) {
                Map<String, Long> earlier = inside.added();
                Optional<Reach> reach = by == By.LETTERBOX
                        ? addressed(letterbox, fuzz, random.nextInt(4), taken, violations)
                        : named(plain, fuzz.next());
                reach.ifPresent(it -> judge(it, earlier, inside.added(), violations));
                if (reach.isPresent()) {
                    opened++;
                    for (String queue : reach.get().queues()) {
                        inside.remove(queue);
                    }
                } else {
                    refused++;
                }
            }
            if (!before.equals(inside.policy(NameFuzz.CANARY) + inside.policy("canary-subscription"))) {
                violations.add("a queue of somebody else's is another now: " + inside.policy(NameFuzz.CANARY));
            }
        }
        if (refused == 0 || opened == 0) {
            violations.add("no name was refused, or none was opened: nothing was shown");
        }
        return opened + " names opened, " + refused + " refused";
    }

    /** What a name reached, and which queue alone it may reach. */
    private record Reach(String name, String address, String queue) {

        List<String> queues() {
            return List.of(queue, "dead." + address, "retry." + address, "retry." + queue, "expired." + address);
        }
    }

    private static void judge(Reach reach, Map<String, Long> before, Map<String, Long> after, List<String> violations) {
        Map<String, Long> reached = new TreeMap<>();
        after.forEach((queue, added) -> {
            long more = added - before.getOrDefault(queue, 0L);
            boolean own = reach.queues().stream().anyMatch(each -> queue.endsWith(" / " + each));
            if (more > 0 || (!before.containsKey(queue) && !own)) {
                reached.put(queue, more);
            }
        });
        String expected = reach.address() + " / " + reach.queue();
        if (!reached.equals(Map.of(expected, 1L))) {
            violations.add("\"" + reach.name() + "\" reached " + reached + ", and should only " + expected);
        }
    }

    private static Optional<Reach> addressed(
            Letterbox letterbox, NameFuzz fuzz, int kind, Map<String, String> taken, List<String> violations)
            throws InterruptedException {
        String name = fuzz.next();
        String other = fuzz.next();
        String described = List.of("inbox ", "link ", "subscription " + other + " of ", "mailbox ")
                        .get(kind)
                + name;
        Address<String> to;
        Source<?> from;
        String queue;
        try {
            switch (kind) {
                case 0 -> {
                    Inbox<String> inbox = Inbox.of(SELF, name, String.class, Capacity.unbounded());
                    to = inbox;
                    from = inbox;
                    queue = to.destination();
                }
                case 1 -> {
                    Link<String> link = Link.of(SELF, SELF, name, String.class, Capacity.unbounded());
                    to = link;
                    from = link;
                    queue = to.destination();
                }
                case 2 -> {
                    Broadcast<String> broadcast = Broadcast.of(name, String.class);
                    to = broadcast;
                    from = broadcast.subscription(other);
                    queue = ("subscription." + name + "." + other).replace(".", "\\."); // As the client spells it.
                }
                default -> {
                    Mailbox<String> mailbox = Mailbox.of(name, String.class, Capacity.unbounded());
                    to = mailbox;
                    from = mailbox;
                    queue = name;
                }
            }
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
        String first = taken.putIfAbsent(queue, described);
        if (first != null && !first.equals(described)) {
            violations.add(first + " and " + described + " share the queue " + queue);
        }
        if (to.destination().equals(NameFuzz.CANARY)) {
            return Optional.empty(); // Whose name it is.
        }
        try (Receiver<?> receiver = letterbox.receiver(from);
                Sender<String> sender = letterbox.sender(to)) {
            sender.send(described);
            String got = receiver.tryReceive().map(Object::toString).orElse("nothing");
            if (!got.contains(described) && !(from instanceof Inbox)) {
                violations.add(described + " received " + got);
            }
        }
        return Optional.of(new Reach(described, to.destination(), queue));
    }

    private static Optional<Reach> named(JMSContext plain, String name) {
        if (name.equals(NameFuzz.CANARY)) {
            return Optional.empty();
        }
        try {
            plain.createProducer().send(plain.createQueue(name), "to " + name);
            return Optional.of(new Reach(name, name, name));
        } catch (RuntimeException refused) { // The client fails in more ways than it tells.
            return Optional.empty();
        }
    }

    private String values(Random random, List<String> violations) throws ActiveMQException {
        List<String> all = new SelectorValues(random).distinct(values);
        List<CoreMessage> messages =
                all.stream().map(NamesAndSelectors::message).toList();
        int wrong = 0;
        int broken = 0;
        for (int own = 0; own < all.size(); own++) {
            String value = all.get(own);
            Optional<Filter> filter = filter(value);
            if (filter.isEmpty()) {
                broken++;
                continue;
            }
            if (!filter.get().match(messages.get(own))) {
                wrong++;
                violations.add("the selector for <" + value + "> does not match it");
            }
            for (int i = 0; i < NEIGHBOURS; i++) {
                int other = i < NEIGHBOURS / 2 ? Math.min(i, all.size() - 1) : random.nextInt(all.size());
                if (other != own && filter.get().match(messages.get(other))) {
                    wrong++;
                    violations.add("the selector for <" + value + "> matches <" + all.get(other) + ">");
                }
            }
        }
        if (by == By.LETTERBOX && broken > 0) {
            violations.add(broken + " selectors are none");
        }
        return all.size() + " values, " + wrong + " wrong matches, " + broken + " selectors that the broker refuses";
    }

    /** As the client and the broker make one of a selector's text. */
    private Optional<Filter> filter(String value) {
        String text =
                by == By.LETTERBOX ? Selector.of(PROPERTY + " = ?", value).text() : PROPERTY + " = '" + value + "'";
        try {
            return Optional.ofNullable(FilterImpl.createFilter(SelectorTranslator.convertToActiveMQFilterString(text)));
        } catch (ActiveMQException none) {
            return Optional.empty();
        }
    }

    private static CoreMessage message(String value) {
        CoreMessage message = new CoreMessage(1, 64);
        message.putStringProperty(SimpleString.of(PROPERTY), SimpleString.of(value));
        return message;
    }
}
