package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one thread sends through one sender, one thread receives through one end in that order. */
class OrderingTest extends Cell {

    private static final int MESSAGES = 300;

    static Capacity[] capacities() {
        return new Capacity[] {Capacity.zero(), Capacity.bounded(3), Capacity.unbounded()};
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void theOrderOfTheSendsIsTheOrderOfTheReceipts(Capacity capacity) throws Exception {
        Mailbox<Integer> numbers = Mailbox.of("numbers", Integer.class, capacity);
        Sender<Integer> sender = letterbox.sender(numbers);
        Receiver<Integer> receiver = letterbox.receiver(numbers);
        Party<Boolean> giver = Party.does(() -> {
            for (int next = 0; next < MESSAGES; next++) {
                switch (next % 3) {
                    case 0 -> sender.send(next);
                    case 1 -> assertThat(sender.trySend(next, LONG)).isTrue();
                    default -> {
                        if (!sender.trySend(next)) {
                            sender.send(next);
                        }
                    }
                }
            }
        });
        for (int next = 0; next < MESSAGES; next++) {
            int expected = next;
            switch (next % 4) {
                case 0 -> assertThat(receiver.receive()).isEqualTo(expected);
                case 1 -> assertThat(receiver.tryReceive(LONG)).contains(expected);
                case 2 -> receiver.receive(received -> assertThat(received).isEqualTo(expected));
                default ->
                    assertThat(receiver.tryReceive(
                                    LONG, received -> assertThat(received).isEqualTo(expected)))
                            .isTrue();
            }
        }
        assertThat(giver.result()).isTrue();
    }
}
