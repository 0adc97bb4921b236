package io.letterbox.it.server;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.jms.ConnectionFactory;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** A connection factory that the application names itself. (A field with a resource is still null on GlassFish when the ends open.) */
@Dependent
class Resources {

    @Produces
    @SuppressWarnings("BanJNDI") // a constant, in the server's own name space
    static ConnectionFactory factory() throws NamingException {
        return InitialContext.doLookup("java:comp/DefaultJMSConnectionFactory");
    }
}
