package io.letterbox.it.exactness;

import io.letterbox.Capacity;
import io.letterbox.Codec;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.it.exactness.Steps.Step;
import io.letterbox.it.faults.Parent;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Both ends of one mailbox in a process of its own, where each call has a thread and a number. */
final class PeerProgram {

    private final Steps steps;
    private final Letterbox letterbox;
    private final Mailbox<String> mailbox;
    private final Map<String, MailboxException.InDoubt> doubts = new ConcurrentHashMap<>();
    private Sender<String> sender;
    private Receiver<String> receiver;

    private PeerProgram(String name, int capacity, Step stop) {
        this.steps = new Steps(Parent.broker(), stop);
        this.letterbox = Letterbox.over(steps);
        this.mailbox = new Mailbox<>(name, new StoppingCodec(), capacity(capacity));
    }

    static Capacity capacity(int messages) {
        return messages == 0 ? Capacity.zero() : Capacity.bounded(messages);
    }

    public static void main(String[] arguments) {
        PeerProgram peer = new PeerProgram(arguments[0], Integer.parseInt(arguments[1]), Step.valueOf(arguments[2]));
        Parent.serve(peer::obey);
    }

    private void obey(String line) {
        switch (line) {
            case "open sender" -> {
                sender = letterbox.sender(mailbox);
                Parent.tell("open");
            }
            case "open receiver" -> {
                receiver = letterbox.receiver(mailbox);
                Parent.tell("open");
            }
            case "go" -> steps.go();
            default -> {
                String[] words = line.split(" ", 3);
                Thread thread = new Thread(() -> Parent.tell(words[0] + " " + told(words)), "call " + words[0]);
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private String told(String[] words) {
        try {
            return call(words[0], words[1], words.length > 2 ? words[2] : "");
        } catch (MailboxException.InDoubt doubt) {
            doubts.put(words[0], doubt);
            return "InDoubt " + doubt.getMessage();
        } catch (MailboxException.Unacknowledged unknown) {
            return "Unacknowledged " + unknown.received();
        } catch (MailboxException failure) {
            return failure.getClass().getSimpleName() + " " + failure.getMessage();
        } catch (InterruptedException | RuntimeException failure) {
            return failure.toString();
        }
    }

    private String call(String number, String verb, String argument) throws InterruptedException {
        return switch (verb) {
            case "send" -> {
                sender.send(argument);
                yield "true";
            }
            case "trySend" -> {
                String[] words = argument.split(" ", 2);
                yield Boolean.toString(sender.trySend(words[1], millis(words[0])));
            }
            case "receive" ->
                receiver.tryReceive(millis(argument)).map(text -> "got " + text).orElse("empty");
            case "handle" ->
                Boolean.toString(receiver.tryReceive(millis(argument), text -> {
                    steps.reached(Step.HANDLING);
                    Parent.tell("handled " + text);
                }));
            case "retry" -> {
                doubts.get(argument).retry();
                yield "true";
            }
            default -> throw new IllegalArgumentException(number + " " + verb);
        };
    }

    private static Duration millis(String text) {
        return Duration.ofMillis(Long.parseLong(text));
    }

    private final class StoppingCodec implements Codec<String> {
        @Override
        public Message encode(String value, Session session) throws JMSException {
            return session.createTextMessage(value);
        }

        @Override
        public String decode(Message message) throws JMSException {
            steps.reached(Step.READING);
            return ((TextMessage) message).getText();
        }
    }
}
