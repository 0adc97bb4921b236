package io.letterbox.it.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.JMSDestinationDefinition;

/** Has the server administer a queue. */
@ApplicationScoped
@JMSDestinationDefinition(name = Tasks.NAME, interfaceName = "jakarta.jms.Queue", destinationName = "tasks")
class Tasks {

    static final String NAME = "java:app/jms/tasks";
}
