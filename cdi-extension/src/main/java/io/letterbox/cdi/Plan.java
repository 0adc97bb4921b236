package io.letterbox.cdi;

import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which ends become beans, so that the container's own resolution finds exactly one for each injection point, and leaves it to us
 * to say what is wrong with the address behind it.
 *
 * <p>Each address offers its ends under its own qualifiers, also to programmatic look-up and to what is no bean, such as an
 * Arquillian test class. An injection point that none of them fits, or several, gets a bean under the qualifiers that it asks for;
 * the several then get none. Two address beans under the same qualifiers, such as an alternative and what it replaces, offer one
 * end: which of them is its address, the container resolves.
 */
final class Plan {

    private final BeanManager beans;
    private final List<End> ends = new ArrayList<>();

    private Plan(Set<End> offered, Set<End> asked, BeanManager beans) {
        this.beans = beans;
        Set<End> rivals = new LinkedHashSet<>();
        for (End need : asked) {
            List<End> fitting = fitting(offered, need);
            if (fitting.size() > 1) {
                rivals.addAll(fitting);
            }
        }
        offered.stream().filter(offer -> !rivals.contains(offer)).forEach(ends::add);
        for (End need : asked) {
            if (ends.stream().noneMatch(end -> end.satisfies(need, beans))) {
                ends.add(need);
            }
        }
    }

    /** The ends for what addresses offer and injection points ask for. */
    static Plan of(Set<End> offered, List<Need> needs, BeanManager beans) {
        Set<End> all = new LinkedHashSet<>(offered);
        Set<End> asked = new LinkedHashSet<>();
        for (Need need : needs) {
            need.asked()
                    .ifPresent(end ->
                            offered.forEach(offer -> end.offeredBy(offer, beans).ifPresent(all::add)));
            need.end().ifPresent(asked::add);
        }
        return new Plan(all, asked, beans);
    }

    List<End> ends() {
        return List.copyOf(ends);
    }

    private List<End> fitting(Set<End> offered, End need) {
        return offered.stream().filter(offer -> offer.satisfies(need, beans)).toList();
    }
}
