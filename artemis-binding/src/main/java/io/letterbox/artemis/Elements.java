package io.letterbox.artemis;

import java.time.Duration;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQInternalErrorException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.paging.PagingStore;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** The messages of one address as the engine counts them: from their routing until their receipt is acknowledged or committed. */
final class Elements {

    private static final Duration LONGEST_CLEARING = Duration.ofSeconds(1);

    private final SimpleString address;
    private final ActiveMQServer server;

    Elements(SimpleString address, ActiveMQServer server) {
        this.address = address;
        this.server = server;
    }

    long count() throws ActiveMQException {
        return store().getAddressElements();
    }

    /**
     * Makes the engine look again. It sets and clears its own "full" flag beside the count: a receipt has dropped the count and
     * is about to clear the flag, or both happened at once and the flag stays set. The engine would refuse what was admitted
     * here, so the flag is waited for; a receipt takes moments to clear it.
     */
    void unstick(AddressSettings settings) throws ActiveMQException {
        PagingStore store = store();
        long end = System.nanoTime() + LONGEST_CLEARING.toNanos();
        while (store.isFull() && !server.getPagingManager().isGlobalFull() && System.nanoTime() < end) {
            store.applySetting(settings);
            Thread.onSpinWait();
        }
    }

    /** Looked up each time: the engine makes a new one when an address comes back. */
    private PagingStore store() throws ActiveMQException {
        try {
            return server.getPagingManager().getPageStore(address);
        } catch (ActiveMQException e) {
            throw e;
        } catch (Exception e) {
            throw new ActiveMQInternalErrorException("no store for \"" + address + "\"", e);
        }
    }
}
