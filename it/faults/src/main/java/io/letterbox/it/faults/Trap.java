package io.letterbox.it.faults;

import java.io.Serializable;

/** A class that leaves a mark when it is loaded; nothing but the bytes of a message names it in the process that receives. */
final class Trap implements Serializable {

    static final String MARK = "letterbox.trap";

    static {
        System.setProperty(MARK, "sprung");
    }

    private static final long serialVersionUID = 1L;
}
