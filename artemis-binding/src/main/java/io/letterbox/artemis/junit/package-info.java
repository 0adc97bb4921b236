/**
 * An embedded broker for the tests of any Jakarta Messaging code, with mailboxes or without: put
 * {@link io.letterbox.artemis.junit.EmbeddedBroker} on a test class or a test method, or a
 * {@link io.letterbox.artemis.junit.BrokerExtension} into a field. Needs JUnit 5 (or later), which this module does not bring.
 */
@NullMarked
package io.letterbox.artemis.junit;

import org.jspecify.annotations.NullMarked;
