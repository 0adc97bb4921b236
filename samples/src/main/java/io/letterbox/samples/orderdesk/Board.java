package io.letterbox.samples.orderdesk;

import io.letterbox.Letterbox;
import io.letterbox.Listening;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Shows on the terminal what is being shipped. Its subscription is live: what went before it looked is gone. */
@ApplicationScoped
public class Board {

    @Inject
    Letterbox letterbox;

    private int count;

    void show(Terminal terminal) {
        letterbox.listen(Addresses.BOARD, Listening.named("board"), news -> {
            count++;
            terminal.state(count + " shipped, " + news.order() + " by " + news.by());
        });
    }
}
