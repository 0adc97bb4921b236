/** The goals in short, and the harness's own parts. */
package io.letterbox.it.faults;
