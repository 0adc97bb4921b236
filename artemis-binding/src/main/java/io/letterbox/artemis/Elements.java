package io.letterbox.artemis;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQInternalErrorException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.paging.PagingStore;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** The messages of one address as the engine counts them: from their routing until their receipt is acknowledged or committed. */
final class Elements {

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
     * Makes the engine look again. It sets and clears its own "full" flag beside the count, and when both happen at once the flag
     * can stay set with room left, until the next message leaves: the engine would refuse what was admitted here.
     */
    void unstick(AddressSettings settings) throws ActiveMQException {
        PagingStore store = store();
        if (store.isFull() && !server.getPagingManager().isGlobalFull()) {
            store.applySetting(settings);
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
