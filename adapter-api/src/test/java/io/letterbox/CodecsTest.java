package io.letterbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The type comes from the address, and what cannot be a message is refused when the address is made. */
class CodecsTest {

    record Order(int number) {}

    record Batch<T>(List<T> items) {}

    @Test
    void aStringIsTextAndBytesAreBytesAndTheRestIsJson() {
        assertThat(Codec.of(String.class)).isEqualTo(Codec.text());
        assertThat(Codec.of(byte[].class)).isEqualTo(Codec.bytes());
        assertThat(Codec.of(Order.class))
                .isEqualTo(Codec.json(Order.class))
                .hasToString("json(" + Order.class.getName() + ")");
        assertThat(Codec.json(Order.class)).hasSameHashCodeAs(Codec.json(Order.class));
        assertThat(Codec.<Object>json(cast(Order.class))).isNotEqualTo(Codec.json(Integer.class));
    }

    @SuppressWarnings("unchecked") // only compared
    private static <T> Class<T> cast(Class<?> type) {
        return (Class<T>) type;
    }

    @Test
    void aGenericTypeIsRefusedAndToldToBeWrapped() {
        for (Class<?> generic : List.<Class<?>>of(List.class, Map.class, Batch.class)) {
            assertThatThrownBy(() -> Codec.json(generic))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(generic.getName())
                    .hasMessageContaining("wrap it")
                    .hasMessageContaining("record Batch(List<Order> orders)");
        }
    }

    @Test
    void whatHasNoFormIsRefused() {
        for (Class<?> formless : List.<Class<?>>of(int.class, void.class, Object.class, Void.class)) {
            assertThatThrownBy(() -> Codec.of(formless))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cannot be a message");
        }
    }
}
