package io.letterbox.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.MailboxException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndingsTest {

    private final Endings endings = new Endings();
    private final List<String> closed = new ArrayList<>();

    @Test
    void theLastOpenedIsClosedFirst() {
        open("broker");
        open("letterbox");

        endings.close();

        assertThat(closed).containsExactly("letterbox", "broker");
    }

    @Test
    void whatCannotBeClosedDoesNotKeepTheRestFromIt() {
        open("broker");
        AutoCloseable stubborn = endings.opened("stubborn", () -> () -> {
            throw new IllegalStateException("no");
        });

        endings.close();

        assertThat(stubborn).isNotNull();
        assertThat(closed).containsExactly("broker");
    }

    @Test
    void nothingIsOpenedAfterTheEnd() {
        endings.close();

        assertThatThrownBy(() -> endings.opened("Letterbox", () -> {
                    throw new AssertionError("opened");
                }))
                .isInstanceOf(MailboxException.Refused.class)
                .hasMessageStartingWith("Letterbox: the container has stopped");
    }

    @Test
    void whatIsOpenedDuringTheEndIsClosedAtOnce() {
        assertThatThrownBy(() -> endings.opened("Letterbox", () -> {
                    endings.close();
                    return () -> closed.add("Letterbox");
                }))
                .isInstanceOf(MailboxException.Refused.class);

        assertThat(closed).containsExactly("Letterbox");
    }

    private void open(String name) {
        AutoCloseable opened = endings.opened(name, () -> () -> closed.add(name));
        assertThat(opened).isNotNull();
    }
}
