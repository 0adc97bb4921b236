package io.letterbox;

import org.jspecify.annotations.Nullable;

/** Which unit of work a thread is in. */
interface Association {

    /** The unit that this thread is in. */
    @Nullable
    Unit current();

    /** Does the work in a unit, and leaves it to the caller how the unit ends. */
    <R extends @Nullable Object, X extends Exception> R within(Unit unit, Work<R, X> work) throws X;

    /** Does the work in no unit, whatever unit the thread is in. */
    <R extends @Nullable Object, X extends Exception> R outside(Work<R, X> work) throws X;
}
