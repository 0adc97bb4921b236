package io.letterbox.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bytes that anybody may have written: they become objects of listed classes, or an exception. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class GuardedInputTest {

    private static final long SEED = 20_251_122L;
    private static final int BODIES = 20_000;
    private static final AllowList ALLOWED =
            AllowList.basic().with(ArrayList.class).with(HashMap.class);

    private static byte[] bytes(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    private static Object sample() {
        Map<String, Object> map = new HashMap<>(Map.of("a", 1, "b", new long[] {1, 2, 3}));
        map.put("c", new ArrayList<>(List.of("d", Instant.EPOCH, List.of('e', 2.5))));
        map.put("f", new Object[][] {{"g"}, {new int[] {4}}});
        return map;
    }

    private static byte[] broken(byte[] good, Random random) {
        byte[] bytes = Arrays.copyOf(good, random.nextInt(8) == 0 ? random.nextInt(good.length) : good.length);
        for (int i = 1 + random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    @Test
    void whateverIsBrokenInABodyNoErrorComesOfIt() throws Exception {
        byte[] good = bytes(sample());
        Random random = new Random(SEED);
        int read = 0;
        int refused = 0;
        for (int i = 0; i < BODIES; i++) {
            try (GuardedInput input = new GuardedInput(broken(good, random), ALLOWED, ObjectLimits.defaults())) {
                input.readObject();
                read++;
            } catch (IOException | ClassNotFoundException | RuntimeException expected) {
                refused++;
            }
        }
        assertThat(read).as("seed %d", SEED).isPositive(); // What was broken was a value within it.
        assertThat(refused).as("seed %d", SEED).isPositive();
        assertThat(read + refused).isEqualTo(BODIES);
    }

    @Test
    void anArrayThatClaimsToBeHugeReservesNothing() throws Exception {
        byte[] bytes = bytes(new long[1]);
        Arrays.fill(bytes, bytes.length - 12, bytes.length - 8, (byte) 0x7f); // Its length.
        try (GuardedInput input = new GuardedInput(bytes, ALLOWED, ObjectLimits.defaults())) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(input::readObject))
                    .isInstanceOf(java.io.InvalidClassException.class);
            assertThat(input.refusal())
                    .hasValueSatisfying(why -> assertThat(why).contains("100000 is the limit"));
        }
    }

    @Test
    void aListedClassIsFoundByItsNameWithItsArrays() {
        AllowList list = AllowList.basic().with(ArrayList.class);
        assertThat(list.find("java.util.ArrayList")).contains(ArrayList.class);
        assertThat(list.find("[Ljava.util.ArrayList;")).contains(ArrayList[].class);
        assertThat(list.find("[[I")).contains(int[][].class);
        for (String other : List.of(
                "java.util.LinkedList", "[Ljava.util.LinkedList;", "[", "[[", "[Q", "", "[L;", "[int", "LInteger;")) {
            assertThat(list.find(other)).as(other).isEmpty();
        }
    }
}
