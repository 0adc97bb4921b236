package io.letterbox.it;

import io.letterbox.Provider;
import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.EmbeddedArtemis;
import io.letterbox.artemis.Login;
import io.letterbox.artemis.RemoteArtemis;
import org.apache.activemq.artemis.jms.client.ActiveMQXAConnectionFactory;

/** The ways to a broker that the cells are tested over. */
enum Transport {
    IN_MEMORY {
        @Override
        BrokerSettings listening(BrokerSettings settings) {
            return settings;
        }

        @Override
        Provider to(EmbeddedArtemis broker) {
            return broker;
        }
    },
    TCP {
        @Override
        BrokerSettings listening(BrokerSettings settings) {
            return settings.port(0);
        }

        @Override
        Provider to(EmbeddedArtemis broker) {
            Login login = broker.login().orElseThrow();
            return RemoteArtemis.at(broker.uri().orElseThrow().toString(), login.user(), login.password());
        }
    },
    /** As on an application server, with its transactions; see {@link TransactedConnections}. */
    SERVER {
        @Override
        BrokerSettings listening(BrokerSettings settings) {
            return settings.port(0);
        }

        @Override
        Provider to(EmbeddedArtemis broker) {
            Login login = broker.login().orElseThrow();
            return TransactedConnections.server(new ActiveMQXAConnectionFactory(
                    broker.uri().orElseThrow().toString(), login.user(), login.password()));
        }
    };

    abstract BrokerSettings listening(BrokerSettings settings);

    abstract Provider to(EmbeddedArtemis broker);
}
