package io.letterbox.exactness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.Requester;
import io.letterbox.Sender;
import io.letterbox.Settings;
import io.letterbox.artemis.RemoteArtemis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The distribution, set up by the page of the binding: one user may send, another receive, and nobody makes addresses. */
@Timeout(240)
class PermissionsIT {

    private static final Pattern ON_THE_PAGE =
            Pattern.compile("<!-- broker\\.xml, as it/exactness runs it -->\\n```xml\\n(.*?)```", Pattern.DOTALL);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int CAPACITY = 100;
    private static final Mailbox<String> ORDERS = Mailbox.of("orders", String.class, Capacity.bounded(CAPACITY));

    @TempDir
    Path folder;

    private static void asOnThePage(Path instance) throws IOException {
        Matcher page = ON_THE_PAGE.matcher(Files.readString(Path.of(System.getProperty("binding.page"))));
        assertThat(page.find()).as("broker.xml on the page").isTrue();
        RunningDistribution.plugIn(instance, page.group(1));
        for (String user : new String[] {"desk", "depot"}) {
            append(instance, "artemis-users.properties", user + " = " + RunningDistribution.PASSWORD);
            append(instance, "artemis-roles.properties", user + " = " + user);
        }
    }

    private static void append(Path instance, String file, String line) throws IOException {
        Files.writeString(instance.resolve("etc").resolve(file), "\n" + line + "\n", StandardOpenOption.APPEND);
    }

    @Test
    void asOnThePageOneSendsAndOneReceivesAndNobodyMakesAddresses() throws Exception {
        try (RunningDistribution broker = RunningDistribution.start(folder, PermissionsIT::asOnThePage);
                RemoteArtemis atDesk = RemoteArtemis.at(broker.url(), "desk", RunningDistribution.PASSWORD);
                RemoteArtemis atDepot = RemoteArtemis.at(broker.url(), "depot", RunningDistribution.PASSWORD);
                RemoteArtemis atHome =
                        RemoteArtemis.at(broker.url(), RunningDistribution.USER, RunningDistribution.PASSWORD);
                Letterbox desk = Letterbox.over(atDesk);
                Letterbox depot = Letterbox.over(atDepot);
                Letterbox operator = Letterbox.over(atHome, Settings.defaults().destination("graves", "dead.orders"))) {
            sendsUntilItIsFullAndReceives(desk, depot);
            listensAnswersRetriesAndBuries(desk, depot, operator);
            refused(() -> depot.sender(ORDERS).send("1"), "orders", "SEND");
            refused(() -> desk.receiver(ORDERS).receive(), "orders", "CONSUME");
            for (Letterbox user : new Letterbox[] {desk, depot}) {
                Mailbox<String> others = Mailbox.of("others", String.class, Capacity.unbounded());
                refused(() -> user.sender(others).send("1"), "others", "permission");
                refused(() -> user.receiver(others).receive(), "others", "permission");
            }
        }
    }

    private static void sendsUntilItIsFullAndReceives(Letterbox desk, Letterbox depot) throws Exception {
        try (Sender<String> sender = desk.sender(ORDERS);
                Receiver<String> receiver = depot.receiver(ORDERS)) {
            for (int i = 0; i < CAPACITY; i++) {
                assertThat(sender.trySend("" + i)).isTrue();
            }
            assertThat(sender.trySend("one more")).isFalse();
            for (int i = 0; i < CAPACITY; i++) {
                assertThat(receiver.tryReceive(SOON)).hasValue("" + i);
            }
        }
    }

    private static void listensAnswersRetriesAndBuries(Letterbox desk, Letterbox depot, Letterbox operator)
            throws Exception {
        Mailbox<String> graves = Mailbox.of("graves", String.class, Capacity.unbounded());
        Listening twice = Listening.named("depot").attempts(2).delays(Duration.ZERO, Duration.ZERO);
        try (var listener = depot.listen(ORDERS.deliveries(), twice, order -> {
                    if (order.message().equals("poison")) {
                        throw new IllegalStateException("poison");
                    }
                    assertThat(order.reply("answer")).isTrue();
                });
                Requester<String, String> requester = desk.requester(ORDERS, String.class);
                Sender<String> sender = desk.sender(ORDERS);
                Receiver<String> dead = operator.receiver(graves)) {
            assertThat(requester.request("question", SOON))
                    .as("%s", listener.status())
                    .hasValue("answer");
            sender.send("poison");
            assertThat(dead.tryReceive(SOON)).as("%s", listener.status()).hasValue("poison");
        }
    }

    private static void refused(ThrowingCallable call, String address, String right) {
        assertThatThrownBy(call)
                .isInstanceOf(MailboxException.Refused.class)
                .hasMessageContaining(address)
                .hasMessageContaining(right)
                .hasMessageContaining("operator");
    }
}
