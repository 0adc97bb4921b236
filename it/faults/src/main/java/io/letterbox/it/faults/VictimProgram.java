package io.letterbox.it.faults;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** A client that works until it is killed. */
final class VictimProgram {

    /** So many numbers are for the messages around one kill. */
    static final int EACH = 100_000;

    /** So many slots are held. */
    static final int ROOM = 10;

    /** What it does. */
    enum Work {
        /** Sends one message after the other. */
        SENDING,
        /** Has a handler for what it receives. */
        RECEIVING,
        /** Waits for a rendezvous. */
        WAITING,
        /** Waits for room in a full mailbox. */
        BLOCKED,
        /** Holds all slots of a mailbox in a unit of work that does not end. */
        HOLDING;

        /** In turn. */
        static Work of(int kill) {
            return values()[kill % values().length];
        }

        /** Each of those who wait or hold has a mailbox alone. */
        String mailbox(int kill) {
            return switch (this) {
                case SENDING, RECEIVING -> "orders";
                case WAITING, BLOCKED, HOLDING -> name().toLowerCase(Locale.ROOT) + kill;
            };
        }

        History.Kind progress() {
            return this == RECEIVING ? History.Kind.SETTLED : History.Kind.ACKNOWLEDGED;
        }
    }

    private VictimProgram() {}

    public static void main(String[] arguments) {
        int kill = Integer.parseInt(arguments[1]);
        Letterbox letterbox = Letterbox.over(Reached.fromEnvironment().artemis());
        Thread working = new Thread(() -> {
            try {
                work(letterbox, Work.valueOf(arguments[0]), kill);
            } catch (InterruptedException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
        working.setDaemon(true);
        working.start();
        Parent.serve(line -> {
            throw new IllegalArgumentException(line);
        });
    }

    private static void work(Letterbox letterbox, Work work, int kill) throws InterruptedException {
        String name = work.mailbox(kill);
        switch (work) {
            case SENDING -> send(letterbox.sender(mailbox(name, Capacity.unbounded())), kill * EACH);
            case RECEIVING -> receive(letterbox.receiver(mailbox(name, Capacity.unbounded())));
            case WAITING -> {
                Receiver<String> receiver = letterbox.receiver(mailbox(name, Capacity.zero()));
                Parent.tell("at work");
                ClientProgram.tell(History.Kind.TROUBLE, receiver.receive());
            }
            case BLOCKED -> {
                Sender<String> sender = letterbox.sender(mailbox(name, Capacity.bounded(1)));
                sender.send("first");
                Parent.tell("at work");
                sender.send("second");
            }
            case HOLDING -> {
                Sender<String> sender = letterbox.sender(mailbox(name, Capacity.bounded(ROOM)));
                letterbox.unit(() -> {
                    for (int slot = 0; slot < ROOM; slot++) {
                        sender.send("held");
                    }
                    Parent.tell("at work");
                    new CountDownLatch(1).await();
                    return kill;
                });
            }
        }
    }

    private static Mailbox<String> mailbox(String name, Capacity capacity) {
        return Mailbox.of(name, String.class, capacity);
    }

    private static void send(Sender<String> sender, int first) throws InterruptedException {
        Parent.tell("at work");
        for (int id = first; id < first + EACH; id++) {
            String text = Integer.toString(id);
            ClientProgram.tell(History.Kind.ATTEMPTED, text);
            sender.send(text);
            ClientProgram.tell(History.Kind.ACKNOWLEDGED, text);
        }
    }

    private static void receive(Receiver<String> receiver) throws InterruptedException {
        Parent.tell("at work");
        String[] last = new String[1];
        while (true) {
            receiver.receive(text -> {
                last[0] = text;
                ClientProgram.tell(History.Kind.RECEIVED, text);
            });
            ClientProgram.tell(History.Kind.SETTLED, last[0]);
        }
    }
}
