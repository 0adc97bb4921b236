package io.letterbox.it.server;

import jakarta.enterprise.inject.spi.BeanManager;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.context.annotation.DeploymentScoped;
import org.jboss.arquillian.core.api.InstanceProducer;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.Archive;

/** Makes Arquillian deploy {@linkplain InProcess in this process}, where a module lists it as Arquillian's extension. */
public final class InProcessContainer implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.service(DeployableContainer.class, Deploying.class);
    }

    /** Nothing is to be configured. */
    public static final class Nothing implements ContainerConfiguration {
        @Override
        public void validate() {}
    }

    /** Starts and stops one application after the other. */
    public static final class Deploying implements DeployableContainer<Nothing> {

        @Inject
        @DeploymentScoped
        private InstanceProducer<BeanManager> beans;

        private InProcess application;

        @Override
        public Class<Nothing> getConfigurationClass() {
            return Nothing.class;
        }

        @Override
        public ProtocolDescription getDefaultProtocol() {
            return new ProtocolDescription("Local");
        }

        @Override
        public ProtocolMetaData deploy(Archive<?> archive) {
            application = InProcess.start(archive);
            beans.set(application.beans());
            return new ProtocolMetaData();
        }

        @Override
        public void undeploy(Archive<?> archive) {
            application.close();
        }
    }
}
