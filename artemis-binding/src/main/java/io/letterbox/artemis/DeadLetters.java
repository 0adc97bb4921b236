package io.letterbox.artemis;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQInternalErrorException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.AddressInfo;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.settings.HierarchicalRepository;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.jspecify.annotations.Nullable;

/**
 * Gives every address {@code q} of an embedded broker a queue for dead letters, {@code dead.q}, and one for what has expired,
 * {@code expired.q}, before a message can be in need of them. The engine has neither by default, and deletes both kinds.
 */
final class DeadLetters implements ActiveMQServerPlugin {

    static final String DEAD = "dead.";
    static final String EXPIRED = "expired.";
    static final String RETRY = "retry.";

    private static final List<String> WITHOUT = List.of(DEAD, EXPIRED, "letterbox.", "activemq.", "$");

    /** As the client names temporary queues. */
    private static final Pattern TEMPORARY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private @Nullable ActiveMQServer server;

    /** The settings of an address that has none of its own yet. */
    static AddressSettings settings(String address) {
        return covered(address) ? onto(new AddressSettings(), address) : new AddressSettings();
    }

    @Override
    public void registered(ActiveMQServer server) {
        this.server = server;
    }

    /** Called for new addresses, and at a restart for those of the journal. */
    @Override
    public void afterAddAddress(AddressInfo info, boolean reload) {
        String address = info.getName().toString();
        if (info.isTemporary() || info.isInternal() || !covered(address) || wild(address)) {
            return;
        }
        HierarchicalRepository<AddressSettings> repository = server().getAddressSettingsRepository();
        AddressSettings settings = new AddressSettings();
        if (repository.containsExactMatch(address)) {
            AddressSettings present = repository.getMatch(address);
            if (SimpleString.of(DEAD + origin(address)).equals(present.getDeadLetterAddress())) {
                return;
            }
            settings = new AddressSettings(present);
        }
        repository.addMatch(address, onto(settings, address));
    }

    @Override
    public void beforeCreateQueue(QueueConfiguration queue) throws ActiveMQException {
        SimpleString address = queue.getAddress();
        AddressInfo info = server().getAddressInfo(address);
        if (info != null
                && !info.isTemporary()
                && !info.isInternal()
                && covered(address.toString())
                && !wild(address.toString())) {
            create(DEAD + origin(address.toString()));
            create(EXPIRED + origin(address.toString()));
        }
    }

    private void create(String queue) throws ActiveMQException {
        try {
            server().createQueue(
                            QueueConfiguration.of(queue)
                                    .setRoutingType(RoutingType.ANYCAST)
                                    .setAutoCreateAddress(true)
                                    .setAutoDelete(false),
                            true);
        } catch (ActiveMQException e) {
            throw e;
        } catch (Exception e) {
            throw new ActiveMQInternalErrorException("cannot create the queue \"" + queue + "\"", e);
        }
    }

    private static AddressSettings onto(AddressSettings settings, String address) {
        return settings.setDeadLetterAddress(SimpleString.of(DEAD + origin(address)))
                .setExpiryAddress(SimpleString.of(EXPIRED + origin(address)));
    }

    /** What is tried again belongs to where it was tried first. */
    private static String origin(String address) {
        return address.startsWith(RETRY) ? address.substring(RETRY.length()) : address;
    }

    /** Clients make the temporary queue of another one anew that is gone, and then its address is none of a temporary queue. */
    private static boolean covered(String address) {
        return WITHOUT.stream().noneMatch(address::startsWith) && !temporary(address);
    }

    static boolean temporary(String address) {
        return TEMPORARY.matcher(address).matches();
    }

    private boolean wild(String address) {
        return server().getConfiguration().getWildcardConfiguration().isWild(address);
    }

    private ActiveMQServer server() {
        ActiveMQServer registered = server;
        if (registered == null) {
            throw new IllegalStateException("the plug-in is not registered with a broker");
        }
        return registered;
    }
}
