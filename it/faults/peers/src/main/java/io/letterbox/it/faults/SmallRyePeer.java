package io.letterbox.it.faults;

/** The JMS connector of SmallRye Reactive Messaging. */
public final class SmallRyePeer implements Peer {

    @Override
    public Driver.Kind kind() {
        return Driver.Kind.SMALLRYE;
    }

    @Override
    public Driver open(Reached broker) {
        return new SmallRyeDriver(broker);
    }
}
