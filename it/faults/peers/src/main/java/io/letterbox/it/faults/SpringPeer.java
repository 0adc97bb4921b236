package io.letterbox.it.faults;

/** Spring as its documentation advises for messages that count: in local transactions. */
public final class SpringPeer implements Peer {

    @Override
    public Driver.Kind kind() {
        return Driver.Kind.SPRING;
    }

    @Override
    public Driver open(Reached broker) {
        return new SpringDriver(broker, true);
    }
}
