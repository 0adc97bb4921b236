package io.letterbox.it.server.cost;

import io.letterbox.Capacity;
import io.letterbox.Mailbox;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** The mailbox that is sent to, and those that are listened to, of one and of four sessions. */
@ApplicationScoped
class Mailboxes {

    @Produces
    @At("sent")
    static final Mailbox<String> SENT = mailbox("sent");

    @Produces
    @At("one-1")
    static final Mailbox<String> ONE_1 = mailbox("one-1");

    @Produces
    @At("one-4")
    static final Mailbox<String> ONE_4 = mailbox("one-4");

    @Produces
    @At("ahead-1")
    static final Mailbox<String> AHEAD_1 = mailbox("ahead-1");

    @Produces
    @At("ahead-4")
    static final Mailbox<String> AHEAD_4 = mailbox("ahead-4");

    private static Mailbox<String> mailbox(String name) {
        return Mailbox.of(name, String.class, Capacity.unbounded());
    }
}
