package io.letterbox.artemis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerBasePlugin;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.DiskFullMessagePolicy;

/** The engine's configuration of an embedded broker, with its unsafe defaults undone. */
final class BrokerConfiguration {

    static final String TCP = "tcp";
    static final String LOOPBACK = "127.0.0.1";

    private static final long DISK_RESERVE = 256L * 1024 * 1024;
    private static final int DISK_LOOK_MILLIS = 2_000;
    private static final int MEMORY_PERCENT = 25;
    private static final long SILENT_LOOK_MILLIS = 500;
    private static final int ATTEMPTS = 10;
    private static final int NEVER = -1;
    private static final SimpleString NOWHERE = SimpleString.of("letterbox.nowhere");
    private static final int OFF = -1;
    private static final long LOCK_MILLIS = 2_000;

    private BrokerConfiguration() {}

    static Configuration of(BrokerSettings settings, int inVm, Iterable<ActiveMQServerBasePlugin> plugins)
            throws IOException {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration
                .setName("letterbox-" + inVm)
                .setSecurityEnabled(settings.port().isPresent())
                .setJMXManagementEnabled(false)
                .setMessageCounterEnabled(false)
                // by its own estimate, and small messages take almost twice that: a broker that was filled with half of
                // the heap, as it comes, could not be started again
                .setGlobalMaxSizePercentOfJvmMaxMemory(MEMORY_PERCENT)
                // those who are silent are given up soon after their time, and not up to two seconds later
                .setConnectionTtlCheckInterval(SILENT_LOOK_MILLIS)
                // other protocols that happen to be on the class path stay out
                .setResolveProtocols(false)
                // nobody manages the broker by messages: the address has a name that nobody knows
                .setManagementAddress(SimpleString.of("letterbox.management." + UUID.randomUUID()))
                // or the engine lets in whoever knows its default password
                .setClusterPassword(Login.invent());
        configuration.addAcceptorConfiguration(
                new TransportConfiguration(InVMAcceptorFactory.class.getName(), inVm(inVm), "in-vm"));
        if (settings.port().isPresent()) {
            configuration.addAcceptorConfiguration(tcp(settings.port().getAsInt()));
            configuration.putSecurityRoles("#", Set.of(Users.ROLE));
        }
        storage(configuration, settings);
        addresses(configuration, settings.directory().isPresent());
        plugins.forEach(configuration::registerBrokerPlugin);
        return configuration;
    }

    static Map<String, Object> inVm(int id) {
        return Map.of(org.apache.activemq.artemis.core.remoting.impl.invm.TransportConstants.SERVER_ID_PROP_NAME, id);
    }

    private static TransportConfiguration tcp(int port) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(TransportConstants.HOST_PROP_NAME, LOOPBACK);
        parameters.put(TransportConstants.PORT_PROP_NAME, port);
        parameters.put(TransportConstants.PROTOCOLS_PROP_NAME, "CORE");
        // the native transports unpack a library into the temporary directory
        parameters.put(TransportConstants.USE_EPOLL_PROP_NAME, false);
        parameters.put(TransportConstants.USE_KQUEUE_PROP_NAME, false);
        return new TransportConfiguration(NettyAcceptorFactory.class.getName(), parameters, TCP);
    }

    private static void storage(ConfigurationImpl configuration, BrokerSettings settings) throws IOException {
        configuration.setPersistenceEnabled(settings.directory().isPresent());
        // a share of the disk says nothing on a large one that is well used; what is left does
        configuration.setMaxDiskUsage(OFF);
        if (settings.directory().isEmpty()) {
            configuration.setMinDiskFree(OFF);
            return;
        }
        Path directory = settings.directory().get().toAbsolutePath();
        Files.createDirectories(directory);
        configuration
                .setMinDiskFree(DISK_RESERVE)
                .setDiskScanPeriod(DISK_LOOK_MILLIS)
                .setJournalDirectory(directory.resolve("journal").toString())
                .setBindingsDirectory(directory.resolve("bindings").toString())
                .setPagingDirectory(directory.resolve("paging").toString())
                .setLargeMessagesDirectory(directory.resolve("large-messages").toString())
                .setJournalType(JournalType.NIO)
                // a directory that another broker uses is an error, and nothing to wait for
                .setJournalLockAcquisitionTimeout(LOCK_MILLIS)
                .setJournalBufferTimeout_NIO(JournalFlush.nanos(directory));
    }

    /** In memory, what finds no room is refused; with a directory it goes to the disk, until that is nearly full. */
    private static void addresses(ConfigurationImpl configuration, boolean disk) {
        configuration.addAddressSetting(
                "#",
                new AddressSettings()
                        .setMaxDeliveryAttempts(ATTEMPTS)
                        .setAddressFullMessagePolicy(
                                disk ? AddressFullMessagePolicy.PAGE : AddressFullMessagePolicy.FAIL)
                        .setDiskFullMessagePolicy(DiskFullMessagePolicy.FAIL)
                        // for temporary queues: what is left over is dropped with a warning, as it is anyway; without
                        // these lines the engine warns whenever one is created
                        .setDeadLetterAddress(NOWHERE)
                        .setExpiryAddress(NOWHERE)
                        // a mailbox that is empty for a while is still a mailbox
                        .setAutoDeleteQueues(false)
                        .setAutoDeleteAddresses(false));
        for (String last : new String[] {DeadLetters.DEAD, DeadLetters.EXPIRED, DeadLetters.RETRY}) {
            // the last stops: nothing goes on from here; and of what is tried again, whoever does it counts the
            // attempts
            configuration.addAddressSetting(last + "#", new AddressSettings().setMaxDeliveryAttempts(NEVER));
        }
    }
}
