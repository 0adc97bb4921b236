package io.letterbox.it;

import java.io.Serializable;

/** Stands in for {@code Gadget} while its bytes are written; the names are of one length, so that one can be put for the other. */
final class Canary implements Serializable {

    private static final long serialVersionUID = 1L;
}
