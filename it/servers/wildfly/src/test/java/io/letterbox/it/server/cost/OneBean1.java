package io.letterbox.it.server.cost;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Of at most 1 sessions; fetches nothing ahead. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "bean-one-1"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "consumerWindowSize", propertyValue = "0"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1")
        })
public class OneBean1 extends Bean {

    public OneBean1() {
        super("bean-one-1");
    }
}
