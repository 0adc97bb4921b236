package io.letterbox.it.faults;

import java.util.Optional;
import java.util.ServiceLoader;

/** Somebody else's library as a driver. Its module is not needed here: what is not on the class path is not compared. */
interface Peer {

    Driver.Kind kind();

    Driver open(Reached broker);

    static Optional<Peer> of(Driver.Kind kind) {
        return ServiceLoader.load(Peer.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(peer -> peer.kind() == kind)
                .findFirst();
    }
}
