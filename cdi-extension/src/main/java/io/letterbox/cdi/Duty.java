package io.letterbox.cdi;

import io.letterbox.Letterbox;
import io.letterbox.Listener;
import io.letterbox.Listening;
import jakarta.enterprise.inject.spi.BeanManager;

/** A listener that is to be opened when the application has started. */
record Duty(Reception reception, Origin origin, Binding binding, Listening listening) {

    Listener open(Letterbox letterbox, Crew crew, BeanManager beans) {
        return letterbox.listen(
                origin.deliveries(new ArrivalCodec(origin.codec(), binding)),
                crew.hire(reception.how().threads(), listening),
                Call.of(reception, binding, beans));
    }
}
