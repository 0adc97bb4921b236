package io.letterbox.artemis;

import java.util.function.Function;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIllegalStateException;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.persistence.config.PersistedAddressSettingJSON;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.utils.CompositeAddress;

/**
 * The capacities that the broker keeps. A capacity n is the address setting {@code address-full-policy=FAIL} with
 * {@code max-size-messages=n}, so an operator reads and writes it where he writes the others, it survives a restart, and the
 * engine's own (inexact) check stands behind ours for whatever never passes through a session.
 *
 * <p>The setting is looked up each time: the engine caches it, and a change of the configuration is in force at once.
 */
final class Capacities {

    static final int NONE = 0;

    private static final int WITHOUT_END = -1;

    private final ActiveMQServer server;
    private final Function<String, AddressSettings> fresh;

    Capacities(ActiveMQServer server, Function<String, AddressSettings> fresh) {
        this.server = server;
        this.fresh = fresh;
    }

    int of(String address) {
        AddressSettings settings = settings(address);
        long most = settings.getMaxSizeMessages();
        boolean bounded = most > 0 && settings.getAddressFullMessagePolicy() == AddressFullMessagePolicy.FAIL;
        return bounded ? (int) Math.min(most, Integer.MAX_VALUE) : NONE;
    }

    AddressSettings settings(String address) {
        return server.getAddressSettingsRepository().getMatch(address);
    }

    synchronized int keep(String address, int capacity) throws Exception {
        int kept = of(address);
        if (kept != NONE) {
            return kept;
        }
        check(address, capacity);
        store(
                address,
                own(address)
                        .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL)
                        .setMaxSizeMessages(capacity)
                        .setMaxSizeBytes(-1));
        return capacity;
    }

    /** The engine counts deliveries, among them those that a dead connection or a stalled unit of work undid. */
    synchronized void countNoAttempts(String address) throws Exception {
        if (settings(address).getMaxDeliveryAttempts() == WITHOUT_END || !settable(address)) {
            return;
        }
        store(address, own(address).setMaxDeliveryAttempts(WITHOUT_END));
    }

    /** The settings of this address alone, to be changed. */
    private AddressSettings own(String address) {
        return server.getAddressSettingsRepository().containsExactMatch(address)
                ? new AddressSettings(settings(address))
                : fresh.apply(address);
    }

    private void store(String address, AddressSettings settings) throws Exception {
        server.getAddressSettingsRepository().addMatch(address, settings);
        server.getStorageManager()
                .storeAddressSetting(
                        new PersistedAddressSettingJSON(SimpleString.of(address), settings, settings.toJSON()));
    }

    private void check(String address, int capacity) throws Exception {
        if (capacity < 1) {
            throw new ActiveMQIllegalStateException("capacity " + capacity + " of \"" + address + "\": at least 1");
        }
        if (!settable(address)) {
            throw new ActiveMQIllegalStateException("\"" + address + "\" is no name of a queue that can be set up");
        }
        // once an address has paged its element count is no longer the number of its messages
        if (server.getPagingManager().getPageStore(SimpleString.of(address)).isStorePaging()) {
            throw new ActiveMQIllegalStateException(
                    "\"" + address + "\" has paged messages to disk; it can be bounded when it is empty again");
        }
        for (Queue queue : server.getPostOffice().listQueuesForAddress(SimpleString.of(address))) {
            multicast(address, queue.getRoutingType());
        }
    }

    private boolean settable(String address) {
        return !address.isEmpty()
                && !CompositeAddress.isFullyQualified(address)
                && !server.getConfiguration().getWildcardConfiguration().isWild(address)
                && !address.equals(Wire.REQUESTS);
    }

    /** Refuses multicast on a bounded address: the engine counts a message once, however many queues hold it. */
    static void multicast(String address, RoutingType routing) throws ActiveMQException {
        if (routing == RoutingType.MULTICAST) {
            throw new ActiveMQIllegalStateException("\"" + address
                    + "\" is bounded, and a bounded address has no multicast queues; use a topic of its own");
        }
    }
}
