/**
 * What MIGRATING.md shows: for each pattern the code before, the code after, and tests that both do what the page says. The regions
 * are in {@code before} and {@code after}.
 */
package io.letterbox.samples.migrating;
