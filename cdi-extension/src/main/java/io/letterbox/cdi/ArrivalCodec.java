package io.letterbox.cdi;

import io.letterbox.BodyLimits;
import io.letterbox.Codec;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.HashMap;
import java.util.Map;

/** Decodes all that a listener's method takes from a message; nothing is ever sent by it. */
record ArrivalCodec(Codec<?> payload, Binding binding) implements Codec<Arrival> {

    @Override
    public Message encode(Arrival value, Session session) {
        throw new UnsupportedOperationException("a listener's codec only decodes");
    }

    @Override
    public void check(Message message, BodyLimits limits) throws JMSException {
        payload.check(message, limits);
    }

    @Override
    public Arrival decode(Message message) throws JMSException {
        Object first = binding.first() == Binding.First.MESSAGE ? message : payload.decode(message);
        Map<Integer, Object> read = new HashMap<>();
        for (Map.Entry<Integer, Fact> fact : binding.facts().entrySet()) {
            read.put(fact.getKey(), fact.getValue().read(message));
        }
        return new Arrival(first, read);
    }
}
