package io.letterbox.samples.orderdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LedgerTest {

    private final Ledger ledger = new Ledger();

    @Test
    void shippedAndRefusedIsAll() throws InterruptedException {
        in("a", "b");
        ledger.shipped("a", "courier");
        ledger.refused("b", "customs");
        ledger.complete();
        ledger.awaitOutcomes(Duration.ofMinutes(5));
        assertThat(ledger.summary().exitCode()).isZero();
        assertThat(String.join("\n", ledger.summary().lines()))
                .contains("2 in = 1 shipped + 1 refused")
                .contains("1 courier")
                .contains("1 customs");
    }

    @Test
    void aLostOrderDoesNotAddUp() throws InterruptedException {
        in("a", "b");
        ledger.shipped("a", "courier");
        ledger.complete();
        ledger.awaitOutcomes(Duration.ofMillis(10));
        assertThat(ledger.summary().exitCode()).isEqualTo(1);
        assertThat(String.join("\n", ledger.summary().lines()))
                .contains("DOES NOT ADD UP")
                .contains("1 lost (b)")
                .contains("nothing happened");
    }

    @Test
    void anOrderThatIsShippedTwiceDoesNotAddUp() {
        in("a");
        ledger.shipped("a", "courier");
        ledger.shipped("a", "courier");
        ledger.complete();
        assertThat(ledger.summary().exitCode()).isEqualTo(1);
        assertThat(String.join("\n", ledger.summary().lines())).contains("1 twice (a (shipped by courier, and");
    }

    @Test
    void anOrderThatIsShippedAndRefusedDoesNotAddUpThoughTheNumbersDo() {
        in("a", "b");
        ledger.shipped("a", "courier");
        ledger.refused("a", "customs");
        ledger.complete();
        assertThat(ledger.summary().addsUp()).isFalse();
    }

    @Test
    void whatNeverCameInDoesNotAddUp() {
        ledger.shipped("ghost", "courier");
        ledger.complete();
        assertThat(ledger.summary().exitCode()).isEqualTo(1);
    }

    @Test
    void troubleEndsTheWaitAndIsSaid() throws InterruptedException {
        in("a");
        ledger.trouble("the depot burnt down");
        ledger.trouble("and then the warehouse");
        ledger.awaitOutcomes(Duration.ofMinutes(5));
        assertThat(ledger.summary().exitCode()).isEqualTo(1);
        assertThat(ledger.summary().lines()).contains("Ended early: the depot burnt down");
    }

    private void in(String... orders) {
        for (String order : orders) {
            assertThat(ledger.in(order)).isTrue();
        }
    }
}
