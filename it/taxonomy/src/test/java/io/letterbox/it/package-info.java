/** The semantics of the contract, one file a cell, against a real broker. */
package io.letterbox.it;
