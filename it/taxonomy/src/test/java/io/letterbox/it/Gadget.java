package io.letterbox.it;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;

/** A class that does harm when it is loaded, or an object of it made; nothing but the bytes of a message may name it. */
final class Gadget implements Serializable {

    static {
        System.setProperty("letterbox.gadget", "initialised");
    }

    private static final long serialVersionUID = 1L;

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        System.setProperty("letterbox.gadget", "made");
    }
}
