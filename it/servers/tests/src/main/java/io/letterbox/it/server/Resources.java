package io.letterbox.it.server;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.jms.ConnectionFactory;

/** What the application takes from its server by itself. */
@Dependent
class Resources {

    @Produces
    @Resource(lookup = "java:comp/DefaultJMSConnectionFactory")
    ConnectionFactory factory;
}
