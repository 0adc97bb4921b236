package io.letterbox.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Histories written by hand, with one fault each: the checkers find it, and say nothing where there is none. */
class CheckersTest {

    private static final String SENT = "attempted a,acknowledged a,";

    private static List<History.Event> told(String history) {
        History told = new History();
        Arrays.stream(history.split(",")).forEach(told::add);
        return told.events();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "acknowledged and never received     | attempted b,received b                       | 1 lost",
                "received twice                      | received a,received a                        | 1 duplicated",
                "received without having been sent   | received a,received c                        | 1 unexpected",
                "nothing happened                    | attempted b                                  | 1 lost",
            })
    @DisplayName("what goes in comes out, once")
    void violationsOfAQueueAreFound(String fault, String history, String found) {
        assertThat(TotalQueue.of(told(SENT + history)).violations())
                .as(fault)
                .anySatisfy(violation -> assertThat(violation).startsWith(found));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "again after it was settled          | received a,settled a,received a              | 1 duplicated",
                "two were told that they have it     | received a,received a,settled a,settled a    | 1 duplicated",
                "gone, and nobody was told           | received a                                   | 1 gone",
                "acknowledged and never received     | attempted b,received b,settled b             | 1 lost",
            })
    @DisplayName("a receipt that is settled is the last")
    void violationsOfReceiptsAreFound(String fault, String history, String found) {
        assertThat(TotalQueue.settled(told(SENT + history)).violations())
                .as(fault)
                .anySatisfy(violation -> assertThat(violation).startsWith(found));
    }

    @Test
    @DisplayName("a receipt may fail and come again, and may be told to be unknown")
    void whatMayHappenIsNoViolation() {
        List<History.Event> events = told(SENT
                + "received a,received a,settled a,attempted b,unknown b,received b,unsettled b,attempted c,unknown c");

        TotalQueue queue = TotalQueue.settled(events);

        assertThat(queue.violations()).isEmpty();
        assertThat(queue)
                .hasToString(
                        "3 attempted, 1 acknowledged, 2 received, 0 lost, 0 duplicated, 0 unexpected, 1 recovered, "
                                + "1 unknown");
    }

    @Test
    @DisplayName("a receiver that was killed may have taken one message with it, and not two")
    void theDeadTakeOneMessageEach() {
        List<History.Event> one = told(SENT + "received a");
        List<History.Event> two = told(SENT + "received a,attempted b,acknowledged b,received b");

        assertThat(TotalQueue.settled(one, 1).violations()).isEmpty();
        assertThat(TotalQueue.settled(two, 1).violations()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "told as met, and nobody has it      | acknowledged b                               | 1 told as received",
                "told as missed, and somebody has it | refused b,received b                         | 1 told as not received",
                "received twice                      | acknowledged b,received b,received b         | 1 received twice",
                "received without having been sent   | received d                                   | 1 received, and never",
            })
    @DisplayName("what one side of a rendezvous is told is what the other has")
    void contradictionsAreFound(String fault, String history, String found) {
        String others = "attempted m,acknowledged m,received m,attempted n,refused n,attempted b,";

        assertThat(Hearsay.of(told(others + history)).contradictions())
                .as(fault)
                .anySatisfy(violation -> assertThat(violation).startsWith(found));
        assertThat(Hearsay.of(told(others + "unknown b,received b")).contradictions())
                .as("what is unknown contradicts nothing")
                .isEmpty();
    }

    @Test
    @DisplayName("what is known to be bad names its violation")
    void theBadNamesItsViolation() {
        assertThatThrownBy(() -> Row.fails(new Poison(1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("poison");
    }

    @Test
    @DisplayName("what is known to be bad is found out by its own violation only")
    void theBadIsFoundOutByWhatItDoes() {
        Row bad = Row.fails(new Poison(1, 1), "lost", "duplicated");

        assertThat(bad.isMetBy(new Finding("", List.of("3 lost", "1 duplicated"))))
                .isTrue();
        assertThat(bad.isMetBy(new Finding("", List.of("3 lost", "stuck")))).isFalse();
        assertThat(bad.isMetBy(new Finding("", List.of()))).isFalse();
    }
}
