package io.letterbox.it;

import io.letterbox.Provider;
import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.EmbeddedArtemis;
import io.letterbox.artemis.Login;
import io.letterbox.artemis.RemoteArtemis;

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
        Provider to(EmbeddedArtemis broker) {
            Login login = broker.login().orElseThrow();
            return RemoteArtemis.at(broker.uri().orElseThrow().toString(), login.user(), login.password());
        }
    },
    /** As on an application server, with its transactions; see {@link TransactedConnections}. */
    SERVER {
        @Override
        Provider to(EmbeddedArtemis broker) {
            return TransactedConnections.server(TransactedConnections.factory(broker));
        }
    };

    /** What the broker listens on: a port that the system gives. */
    BrokerSettings listening(BrokerSettings settings) {
        return settings.port(0);
    }

    abstract Provider to(EmbeddedArtemis broker);
}
