/** What Letterbox costs on a server, beside what the server offers itself. */
@NullMarked
package io.letterbox.it.server.cost;

import org.jspecify.annotations.NullMarked;
