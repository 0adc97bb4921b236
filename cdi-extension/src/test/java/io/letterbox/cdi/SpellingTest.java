package io.letterbox.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    private static final List<String> NAMES = List.of("invoices", "orders", "orders.urgent", "prices");

    @ParameterizedTest
    @CsvSource({"ordres,orders", "Orders,orders", "order,orders", "price,prices", "orders.urgnet,orders.urgent"})
    void theNearestNameIsProbablyMeant(String written, String meant) {
        assertThat(Spelling.nearest(written, NAMES)).contains(meant);
    }

    @Test
    void anotherWordIsNotTakenForASlip() {
        assertThat(Spelling.nearest("parcels", NAMES)).isEqualTo(Optional.empty());
        assertThat(Spelling.nearest("od", NAMES)).isEqualTo(Optional.empty());
    }
}
