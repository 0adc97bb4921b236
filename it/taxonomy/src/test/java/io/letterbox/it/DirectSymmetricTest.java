package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Link;
import io.letterbox.Receiver;
import io.letterbox.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Direct, symmetric naming: sender and receiver name each other. */
class DirectSymmetricTest extends Cell {

    private static final Link<String> PARCELS = Link.of("desk", "depot", "parcels", String.class, Capacity.unbounded());

    private Letterbox desk;
    private Letterbox depot;

    static Capacity[] capacities() {
        return new Capacity[] {Capacity.zero(), Capacity.bounded(3), Capacity.unbounded()};
    }

    @BeforeEach
    void openTheDoors() {
        desk = letterbox(Settings.defaults().self("desk"));
        depot = letterbox(Settings.defaults().self("depot"));
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void theOneSendsAndTheOtherReceives(Capacity capacity) throws Exception {
        Link<String> parcels = Link.of("desk", "depot", "parcels", String.class, capacity);
        Party<Boolean> giver = Party.does(() -> desk.sender(parcels).send("1"));
        assertThat(depot.receiver(parcels).receive()).isEqualTo("1");
        assertThat(giver.result()).isTrue();
    }

    @Test
    void nobodyElseSends() {
        assertThatThrownBy(() -> depot.sender(PARCELS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("link.desk.depot.parcels")
                .hasMessageContaining("is sent by desk, and this process is depot")
                .hasMessageContaining("Settings.self");
        assertThatThrownBy(() -> letterbox.sender(PARCELS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("this process is nobody");
    }

    @Test
    void nobodyElseReceives() {
        assertThatThrownBy(() -> desk.receiver(PARCELS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is received by depot, and this process is desk");
        assertThatThrownBy(() -> desk.receiver(PARCELS.deliveries()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is received by depot, and this process is desk");
    }

    @Test
    void theTwoDirectionsAreTwoLinks() throws Exception {
        Link<String> back = Link.of("depot", "desk", "parcels", String.class, Capacity.unbounded());
        desk.sender(PARCELS).send("there");
        depot.sender(back).send("back");
        assertThat(desk.receiver(back).receive()).isEqualTo("back");
        Receiver<String> receiver = depot.receiver(PARCELS);
        assertThat(receiver.receive()).isEqualTo("there");
        assertThat(receiver.tryReceive()).isEmpty();
    }

    @Test
    void aReceiverMaySeeTheSendersName() throws Exception {
        desk.sender(PARCELS).send("1");
        assertThat(depot.receiver(PARCELS.deliveries()).receive().from()).contains("desk");
    }
}
