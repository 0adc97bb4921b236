package io.letterbox.artemis;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** A planted bug: the line without the lock of its bound. */
@Param(name = "slot", gen = IntGen.class, conf = "1:3")
public final class UnguardedLine {

    private final Line line = new Line();

    @Operation
    public void join(@Param(name = "slot") int slot) {
        line.join(Places.of(slot));
    }

    @Operation
    public String grantFirst() {
        return Places.name(line.grantFirst());
    }

    @Operation
    public boolean use(@Param(name = "slot") int slot) {
        return line.use(Integer.toString(slot));
    }

    @Operation
    public void leave(@Param(name = "slot") int slot) {
        line.leave(Integer.toString(slot));
    }

    @Operation
    public int granted() {
        return line.granted();
    }

    @Operation
    public boolean waits() {
        return line.waits();
    }
}
