package io.letterbox.cdi;

import io.letterbox.Delivery;
import io.letterbox.Handler;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls a listener's method for a message, in a request scope of the message's own. */
record Call(Reception reception, Binding binding, Optional<Object> lasting, BeanManager beans)
        implements Handler<Delivery<Arrival>, Exception> {

    /** A call of a method of a bean; of one that is dependent, each call has an instance of its own. */
    static Call of(Reception reception, Binding binding, BeanManager beans) {
        Bean<?> bean = reception.bean();
        Optional<Object> lasting = bean.getScope() == Dependent.class
                ? Optional.empty()
                : Optional.of(reception.reference(beans, beans.createCreationalContext(bean)));
        return new Call(reception, binding, lasting, beans);
    }

    @Override
    public void handle(Delivery<Arrival> delivery) throws Exception {
        Instance<RequestContextController> controllers = beans.createInstance().select(RequestContextController.class);
        RequestContextController controller = controllers.get();
        boolean activated = controller.activate();
        try {
            answer(delivery, inRequest(delivery));
        } finally {
            if (activated) {
                controller.deactivate();
            }
            controllers.destroy(controller);
        }
    }

    /** Whoever sent plainly awaits no answer, and is none the worse for it. */
    private static void answer(Delivery<Arrival> delivery, @Nullable Object result) {
        if (result != null) {
            boolean unused = delivery.reply(result);
        }
    }

    private @Nullable Object inRequest(Delivery<Arrival> delivery) throws Exception {
        CreationalContext<?> own = beans.createCreationalContext(reception.bean());
        CreationalContext<?> injected = beans.createCreationalContext(null);
        try {
            Object target = lasting.orElseGet(() -> reception.reference(beans, own));
            return invoke(target, arguments(delivery, injected));
        } finally {
            injected.release();
            own.release();
        }
    }

    private @Nullable Object[] arguments(Delivery<Arrival> delivery, CreationalContext<?> injected) {
        Arrival arrival = delivery.message();
        @Nullable Object[] arguments = new Object[reception.method().getParameterCount()];
        arguments[0] =
                binding.first() == Binding.First.DELIVERY ? new Handed(arrival.first(), delivery) : arrival.first();
        for (Map.Entry<Integer, Object> fact : arrival.facts().entrySet()) {
            arguments[fact.getKey()] = fact.getValue();
        }
        for (Parameter parameter : binding.injected()) {
            arguments[parameter.position()] = beans.getInjectableReference(parameter, injected);
        }
        return arguments;
    }

    private @Nullable Object invoke(Object target, @Nullable Object[] arguments) throws Exception {
        try {
            return reception.method().invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception thrown ? thrown : e;
        }
    }
}
