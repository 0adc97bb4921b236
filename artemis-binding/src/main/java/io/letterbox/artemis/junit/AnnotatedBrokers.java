package io.letterbox.artemis.junit;

import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.junit.EmbeddedBroker.Reach;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link EmbeddedBroker} does: an extension for each annotated class and method, found again by the context. */
final class AnnotatedBrokers
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    AnnotatedBrokers() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        annotation(context::getRequiredTestClass).ifPresent(annotation -> put(context, annotation));
        find(context).ifPresent(extension -> extension.beforeAll(context));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        find(context).ifPresent(extension -> extension.afterAll(context));
    }

    @Override
    public void beforeEach(ExtensionContext context) throws InterruptedException {
        annotation(context::getRequiredTestMethod).ifPresent(annotation -> put(context, annotation));
        here(context).beforeEach(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        find(context).ifPresent(extension -> extension.afterEach(context));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Supply.of(parameter).isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return here(context).resolveParameter(parameter, context);
    }

    private static Optional<EmbeddedBroker> annotation(Supplier<? extends AnnotatedElement> element) {
        return AnnotationSupport.findAnnotation(element.get(), EmbeddedBroker.class);
    }

    private static void put(ExtensionContext context, EmbeddedBroker annotation) {
        BrokerSettings settings = BrokerSettings.inMemory();
        store(context)
                .put(
                        BrokerExtension.class,
                        new BrokerExtension(
                                annotation.reach() == Reach.TCP ? settings.port(0) : settings, annotation.storage()));
    }

    private static BrokerExtension here(ExtensionContext context) {
        return find(context)
                .orElseThrow(
                        () -> new IllegalStateException(
                                "the broker is not running: " + context.getDisplayName()
                                        + " asks for it before it starts; one that @EmbeddedBroker gives to a method is for that method only"));
    }

    /** That of the context, or else of the nearest one around it. */
    private static Optional<BrokerExtension> find(ExtensionContext context) {
        @Nullable BrokerExtension found = store(context).get(BrokerExtension.class, BrokerExtension.class);
        return Optional.ofNullable(found);
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(Namespace.create(EmbeddedBroker.class));
    }
}
