package io.letterbox.samples.cargo;

import io.letterbox.samples.cargo.mailboxes.AlertReceiver;
import io.letterbox.samples.cargo.mailboxes.ArrivalReceiver;
import io.letterbox.samples.cargo.mailboxes.MoveReceiver;
import io.letterbox.samples.cargo.mailboxes.RejectReceiver;
import io.letterbox.samples.cargo.mailboxes.ScanReceiver;
import io.letterbox.samples.cargo.plain.AlertConsumer;
import io.letterbox.samples.cargo.plain.ArrivalConsumer;
import io.letterbox.samples.cargo.plain.MoveConsumer;
import io.letterbox.samples.cargo.plain.RejectConsumer;
import io.letterbox.samples.cargo.plain.ScanConsumer;
import jakarta.jms.MessageListener;

/** A part of the application that receives, and the class that it is in each version. */
enum Part {
    SCANS(ScanConsumer.class, ScanReceiver.class),
    MOVES(MoveConsumer.class, MoveReceiver.class),
    ALERTS(AlertConsumer.class, AlertReceiver.class),
    ARRIVALS(ArrivalConsumer.class, ArrivalReceiver.class),
    REJECTS(RejectConsumer.class, RejectReceiver.class);

    final Class<? extends MessageListener> plain;
    final Class<?> onMailboxes;

    Part(Class<? extends MessageListener> plain, Class<?> onMailboxes) {
        this.plain = plain;
        this.onMailboxes = onMailboxes;
    }
}
