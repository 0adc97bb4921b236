package io.letterbox.it.exactness;

import static io.letterbox.Capacity.bounded;

import io.letterbox.Mailbox;
import io.letterbox.artemis.RemoteArtemis;
import io.letterbox.it.faults.Parent;

/** Senders in a process of their own. */
final class SendersProgram {

    private static Senders senders;

    private SendersProgram() {}

    public static void main(String[] arguments) {
        String name = arguments[0];
        int threads = Integer.parseInt(arguments[1]);
        RemoteArtemis artemis = Parent.broker();
        Parent.serve(line -> {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "open" -> {
                    Mailbox<String> mailbox = Mailbox.of(words[1], String.class, bounded(Integer.parseInt(words[2])));
                    senders = new Senders(
                            artemis, artemis.connectionFactory(), mailbox, name + "." + words[1], threads, false);
                    Parent.tell("open");
                }
                case "volley" ->
                    Parent.tell("volley "
                            + Sent.write(senders.volley(
                                    Long.parseLong(words[1]),
                                    Integer.parseInt(words[2]),
                                    Boolean.parseBoolean(words[3]))));
                case "doubts" -> Parent.tell("doubts " + senders.doubts());
                case "close" -> {
                    senders.close();
                    Parent.tell("closed");
                }
                default -> throw new IllegalArgumentException(line);
            }
        });
    }
}
