package io.letterbox.it.server;

import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;

/** A bean whose methods are transactions. */
@ApplicationScoped
class Till {

    @Inject
    @At("letters")
    Sender<String> letters;

    @Inject
    @At("letters")
    Receiver<String> lettersIn;

    @Inject
    Ledger ledger;

    @Transactional
    void sell(String item) throws InterruptedException {
        ledger.write(item);
        letters.send(item);
    }

    @Transactional
    void sellAndFail(String item) throws InterruptedException {
        sell(item);
        throw new IllegalStateException("the till is locked");
    }

    @Transactional
    Optional<String> receiveAndFail(Duration limit) throws InterruptedException {
        Optional<String> letter = lettersIn.tryReceive(limit);
        throw new IllegalStateException("received " + letter.orElse("nothing"));
    }

    /** Within a caller's transaction, outside of it. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    void note(String item) throws InterruptedException {
        letters.send(item);
    }
}
