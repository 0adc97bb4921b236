package io.letterbox.it.server.cost;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Of at most 4 sessions; fetches nothing ahead. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "bean-one-4"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "consumerWindowSize", propertyValue = "0"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4")
        })
public class OneBean4 extends Bean {

    public OneBean4() {
        super("bean-one-4");
    }
}
