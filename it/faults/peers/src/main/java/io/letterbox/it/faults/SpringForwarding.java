package io.letterbox.it.faults;

import jakarta.jms.ConnectionFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.EnableJms;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.config.DefaultJmsListenerContainerFactory;
import org.springframework.messaging.handler.annotation.SendTo;

/** An application: its listener sends on what it gets, over the session by which it came. */
@Configuration(proxyBeanMethods = false)
@EnableJms
class SpringForwarding {

    @Bean
    DefaultJmsListenerContainerFactory jmsListenerContainerFactory(
            ConnectionFactory connections,
            @Value("${faults.concurrency}") String concurrency,
            @Value("${faults.transacted}") boolean transacted) {
        DefaultJmsListenerContainerFactory containers = new DefaultJmsListenerContainerFactory();
        containers.setConnectionFactory(connections);
        containers.setConcurrency(concurrency);
        if (transacted) {
            containers.setSessionTransacted(true);
        }
        return containers;
    }

    @JmsListener(destination = "${faults.queue}")
    @SendTo("${faults.onwards}")
    String forward(String id) {
        return id;
    }
}
