/** The fault harness: goals, the processes and lines that fail, and the checker that counts. */
@org.jspecify.annotations.NullMarked
package io.letterbox.it.faults;
