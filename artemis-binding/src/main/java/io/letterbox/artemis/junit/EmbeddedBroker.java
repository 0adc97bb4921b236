package io.letterbox.artemis.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class, or a test method, an embedded broker of its own.
 *
 * <pre>{@code
 * @EmbeddedBroker
 * class OrdersTest {
 *   @Test
 *   void ships(Letterbox letterbox, ConnectionFactory jms, Broker broker) { … }
 * }
 * }</pre>
 *
 * <p>On a class: the broker starts before {@code @BeforeAll} and stops after {@code @AfterAll}; nested classes share it, unless they
 * are annotated too. All queues are empty when a test begins, so what {@code @BeforeAll} sent is gone; capacities stay as they were
 * opened first. Tests that JUnit would run side by side wait for each other. On a method: the broker starts before
 * {@code @BeforeEach} and stops after {@code @AfterEach}, and the method meets nobody.
 *
 * <p>Parameters of the types {@link io.letterbox.Letterbox}, {@link jakarta.jms.ConnectionFactory} and {@link Broker} are supplied
 * to tests, to the methods before and after them, and to constructors. What a test opens through them is closed at its end; what
 * belongs to a constructor, {@code @BeforeAll} or {@code @AfterAll}, at the end of the class. So an application that outlives a test
 * takes the connection factory there. (With weld-junit5, say {@code @ExplicitParamInjection}, or it claims all parameters.)
 *
 * <p>When a test fails, what is in the broker is printed to {@link System#err}.
 *
 * @see BrokerExtension
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(AnnotatedBrokers.class)
public @interface EmbeddedBroker {

    /**
     * How the parameters reach the broker.
     *
     * @return in memory, unless said otherwise
     */
    Reach reach() default Reach.IN_VM;

    /**
     * Where the broker keeps its messages.
     *
     * @return in memory, unless said otherwise
     */
    Storage storage() default Storage.MEMORY;

    /** How a broker is reached. */
    enum Reach {
        /** In memory: nothing listens. */
        IN_VM,
        /** Over TCP, on a port of the loopback interface that the system gives and {@link Broker#uri()} reports. */
        TCP
    }

    /** Where a broker keeps its messages. */
    enum Storage {
        /** In memory: the messages end with the broker, so it cannot be stopped and started again. */
        MEMORY,
        /** In a temporary directory, which is deleted after the test or the class. */
        JOURNAL
    }
}
