package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Listener;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The connection breaks in the commit of a unit of work, before or after the broker has done it. */
class UnitsInDoubtTest extends Cell {

    private static final Mailbox<String> IN = Mailbox.of("in", String.class, Capacity.unbounded());
    private static final Mailbox<String> OUT = Mailbox.of("out", String.class, Capacity.unbounded());

    private CommitFault fault;
    private Letterbox faulty;

    @BeforeEach
    void breakable() {
        fault = new CommitFault(transport.to(broker));
        faulty = closing(Letterbox.over(fault));
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE", "AFTER"})
    void whatItSentIsThereOnceAfterARetry(CommitFault.Cut cut) throws Exception {
        Sender<String> sender = faulty.sender(OUT);
        MailboxException.InDoubt doubt = catchThrowableOfType(
                MailboxException.InDoubt.class,
                () -> faulty.unit(() -> {
                    sender.send("1");
                    sender.send("2");
                    fault.cut(cut);
                    return true;
                }));
        assertThat(doubt).hasMessageContaining("retry()");
        doubt.retry();
        Receiver<String> receiver = letterbox.receiver(OUT);
        assertThat(List.of(receiver.receive(), receiver.receive())).containsExactly("1", "2");
        assertThat(receiver.tryReceive()).isEmpty();
    }

    @Test
    void whatItReceivedTellsAndARetryDoesNot() throws Exception {
        letterbox.sender(IN).send("1");
        Receiver<String> receiver = faulty.receiver(IN);
        Sender<String> sender = faulty.sender(OUT);
        MailboxException.InDoubt doubt = catchThrowableOfType(
                MailboxException.InDoubt.class,
                () -> faulty.unit(() -> {
                    sender.send(receiver.receive());
                    fault.cut(CommitFault.Cut.BEFORE);
                    return true;
                }));
        assertThat(doubt).hasMessageContaining("comes again");
        assertThatThrownBy(doubt::retry).isInstanceOf(MailboxException.InDoubt.class);
        assertThat(letterbox.receiver(OUT).tryReceive()).isEmpty();
        assertThat(letterbox.receiver(IN).tryReceive(LONG)).contains("1");
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE", "AFTER"})
    void aListenerSaysSoAndGoesOnAndNothingIsDoneTwiceNorCounted(CommitFault.Cut cut) throws Exception {
        Sender<String> sender = faulty.sender(OUT);
        List<Integer> attempts = Collections.synchronizedList(new ArrayList<>());
        Listener listener = closing(faulty.listen(IN.deliveries(), Listening.named("copying"), message -> {
            attempts.add(message.attempt());
            if (message.message().equals("cut") && attempts.size() == 1) {
                fault.cut(cut);
            }
            sender.send(message.message());
        }));
        Sender<String> to = letterbox.sender(IN);
        to.send("cut");
        to.send("next");
        eventually(() -> listener.status().done() == (cut == CommitFault.Cut.BEFORE ? 2 : 1));
        assertThat(listener.status().lastError().orElseThrow()).contains("unknown");
        assertThat(listener.status().state()).isEqualTo(Listener.State.LISTENING);
        assertThat(attempts).containsOnly(1);
        Receiver<String> receiver = letterbox.receiver(OUT);
        assertThat(List.of(receiver.receive(), receiver.receive())).containsExactlyInAnyOrder("cut", "next");
        assertThat(receiver.tryReceive()).isEmpty();
    }
}
