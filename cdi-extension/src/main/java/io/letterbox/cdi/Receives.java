package io.letterbox.cdi;

import io.letterbox.Listening;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method of a bean a listener: it is called for each message of an address.
 *
 * <pre>{@code
 * @Receives("orders")
 * void ship(Order order, @Property("region") String region, Stock stock) { … }
 * }</pre>
 *
 * <p><b>The address</b> is named by {@link #value()}, or by the qualifiers of its bean on the first parameter, as in
 * {@code @Receives void ship(@Express Order order)}.
 *
 * <p><b>The parameters.</b> The first is the message: of the type of the address, or a {@link io.letterbox.Delivery} of it for the
 * facts beside it, or the {@link jakarta.jms.Message} as it came, which is then not decoded. Those with {@link Header} or
 * {@link Property} are read from the message. Every other one is an injection point, as in an observer method; what is dependent
 * is destroyed after the call.
 *
 * <p><b>The call.</b> The bean may have any scope that is active without a session: one instance for all messages, or one for each
 * if it is dependent or request-scoped. The request scope lasts as long as the call. Interceptors apply. The call, what it sends
 * through injected senders, and the receipt of the message are one {@linkplain io.letterbox.Letterbox#unit unit of work}; what
 * becomes of the message when the method throws is in {@link Listening}. A result that is not null is the answer to the sender, if
 * it awaits one.
 *
 * <p><b>The method</b> is not private, static or, where the scope of its bean needs a proxy, final. An inherited one listens in
 * each bean that inherits it; an overridden one does not, unless the overriding method carries the annotation as well, as with
 * observers.
 *
 * <p>Listening begins after the application has started, its {@code Startup} observers included, and ends before its beans go.
 * What cannot work fails the deployment. A class without a scope, in an archive where only annotated classes are discovered, is
 * never seen, and listens to nothing.
 *
 * @see io.letterbox.Letterbox#listen
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Receives {

    /** Whose threads call the method. */
    enum Threads {
        /** The server's managed ones, where the application runs on one; else the listener's own. */
        PLATFORM,
        /** Virtual ones, where the JVM has them and there is no server; else as {@link #PLATFORM}. */
        VIRTUAL
    }

    /**
     * The name of the address, as in {@link At#value()}.
     *
     * @return the name; empty if the first parameter has the qualifiers of the address's bean
     */
    String value() default "";

    /**
     * What states, logs, threads and configuration call the listener; no two have the same.
     *
     * @return the name; empty for the simple name of the bean's class, a dot, and the method's name
     */
    String name() default "";

    /**
     * The durable, shared subscription through which a broadcast is received.
     *
     * @return its name, as in {@link io.letterbox.Broadcast#subscription}; empty for a live one
     */
    String subscription() default "";

    /**
     * Takes only the messages that it matches; the others stay.
     *
     * @return a selector in the language of Jakarta Messaging; empty for all messages
     */
    String selector() default "";

    /**
     * How many messages are handled at once, each with a session and a thread of its own.
     *
     * @return at least 1
     */
    int concurrency() default 1;

    /**
     * How often the method is given a message before it goes to the dead letters.
     *
     * @return at least 1; 0 for the default of {@link Listening#named}, or 1 where the capacity is zero, which allows no more
     */
    int attempts() default 0;

    /**
     * The delay before the second attempt.
     *
     * @return an ISO-8601 duration such as {@code PT1S}; empty for the default of {@link Listening#named}
     */
    String delay() default "";

    /**
     * The longest delay between two attempts; from the first delay it doubles up to here.
     *
     * @return an ISO-8601 duration such as {@code PT1M}; empty for the default of {@link Listening#named}, or the delay if that is
     *     longer
     */
    String longestDelay() default "";

    /**
     * How many messages a session takes from the broker at a time.
     *
     * @return one, so that no message waits behind another while another receiver is idle, or some ahead
     */
    Listening.Fetching fetching() default Listening.Fetching.ONE;

    /**
     * Whose threads call the method.
     *
     * @return the kind of threads
     */
    Threads threads() default Threads.PLATFORM;
}
