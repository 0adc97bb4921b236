package io.letterbox.cdi;

import io.letterbox.Broadcast;
import io.letterbox.Letterbox;
import io.letterbox.MailboxException;
import io.letterbox.Provider;
import io.letterbox.Settings;
import io.letterbox.Subscription;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Ties the ends to their addresses and to what carries them, and collects all that is wrong on the way. */
final class Validation {

    private final BeanManager beans;
    private final Ends ends;
    private final boolean ownLetterbox;
    private final List<End> early = new ArrayList<>();
    private final List<Duty> duties = new ArrayList<>();
    private final Set<String> problems = new LinkedHashSet<>();
    private Quarters quarters = Quarters.here();

    Validation(BeanManager beans, Ends ends, boolean ownLetterbox) {
        this.beans = beans;
        this.ends = ends;
        this.ownLetterbox = ownLetterbox;
    }

    void run(List<End> planned, List<Need> needs, Receptions receptions) {
        Addresses addresses = new Addresses(beans, problems::add);
        for (End end : planned) {
            addresses
                    .find(end, unasked -> {}) // whoever looks it up is told by the container what it lacks
                    .flatMap(Produced::address)
                    .ifPresent(address -> ends.bind(end, address));
        }
        Configuration configuration = new Configuration(
                ConfigurationOrigin.here(), addresses.capacities(), receptions.names(), problems::add);
        boolean used = !needs.isEmpty() || !receptions.all().isEmpty();
        Optional<Settings> settings = carried(configuration, used);
        needs.forEach(need -> need.untyped().ifPresent(problems::add));
        places(needs).forEach((end, places) -> {
            Consumer<String> problem = text -> problems.add(end + " in " + String.join(", ", places) + ": " + text);
            addresses.find(end, problem).flatMap(Produced::address).ifPresent(address -> {
                settings.ifPresent(known -> Addresses.identify(end.direction(), address, known.self(), problem));
                if (end.direction() == Direction.RECEIVER && address instanceof Subscription) {
                    planned.stream().filter(bean -> bean.satisfies(end, beans)).forEach(early::add);
                }
                if (end.direction() == Direction.REQUESTER) {
                    answered(end, address, problem);
                }
            });
        });
        receptions.check(problems::add);
        Inspection inspection = new Inspection(addresses, settings, configuration::apply, beans);
        receptions
                .all()
                .forEach(reception ->
                        inspection.inspect(reception, problems::add).ifPresent(duties::add));
    }

    /** The ends that open when the application starts: subscriptions miss, or do not keep, what is sent before. */
    List<End> early() {
        return early;
    }

    /** The listeners that open when the application has started. */
    List<Duty> duties() {
        return duties;
    }

    /** Where the listeners' threads come from. */
    Quarters quarters() {
        return quarters;
    }

    /** All that is wrong, as one text. */
    Optional<String> problems() {
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder("Letterbox cannot be deployed:");
        problems.forEach(
                problem -> text.append(System.lineSeparator()).append(" - ").append(problem));
        return Optional.of(text.toString());
    }

    /** Finds the letterbox, and answers what is configured; that is unknown of a letterbox that the application made itself. */
    private Optional<Settings> carried(Configuration configuration, boolean used) {
        Set<String> lacks = new LinkedHashSet<>();
        Endings endings = ends.endings();
        if (ownLetterbox) {
            Reference.find(Letterbox.class, beans, lacks::add).ifPresent(own -> ends.door(() -> own.get(endings)));
            problems.addAll(lacks);
            configuration.refuseAllButListeners();
            return Optional.empty();
        }
        Settings settings = configuration.apply(Reference.find(Settings.class, beans, lacks::add)
                .flatMap(own -> own.read(lacks::add))
                .orElseGet(Settings::defaults));
        Provision provision = new Provision(beans, endings, lacks::add);
        Optional<Supplier<Provider>> provider = provision.find(configuration.broker(), configuration.factory());
        quarters = provision.quarters();
        if (provider.isEmpty() && lacks.isEmpty()) {
            lacks.add(Provision.NONE);
        }
        if (lacks.isEmpty()) {
            Supplier<Provider> carrier = provider.orElseThrow();
            ends.door(() -> endings.opened("Letterbox", () -> Letterbox.over(carrier.get(), settings)));
        } else {
            String reason = "Letterbox: " + String.join("; ", lacks);
            ends.door(() -> {
                throw new MailboxException.Refused(reason, null);
            });
        }
        if (used) { // addresses alone need no broker
            problems.addAll(lacks);
        }
        return Optional.of(settings);
    }

    private static void answered(End end, Object address, Consumer<String> problem) {
        if (address instanceof Broadcast) {
            problem.accept("a broadcast is answered by nobody: ask through a mailbox");
        }
        Inspection.answerable(Applied.raw(end.answer()))
                .ifPresent(reason -> problem.accept("the answer cannot be received: " + reason));
    }

    private static Map<End, Set<String>> places(List<Need> needs) {
        Map<End, Set<String>> places = new LinkedHashMap<>();
        needs.forEach(need -> need.end()
                .ifPresent(end -> places.computeIfAbsent(end, first -> new LinkedHashSet<>())
                        .add(need.place())));
        return places;
    }
}
