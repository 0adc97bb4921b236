package io.letterbox.it.faults;

/** Spring with nothing set: no transactions. */
public final class SpringDefaultsPeer implements Peer {

    @Override
    public Driver.Kind kind() {
        return Driver.Kind.SPRING_DEFAULTS;
    }

    @Override
    public Driver open(Reached broker) {
        return new SpringDriver(broker, false);
    }
}
