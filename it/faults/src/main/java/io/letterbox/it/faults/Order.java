package io.letterbox.it.faults;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A message as JSON, which can be nested. */
public record Order(
        int number,
        @Nullable String customer,
        @Nullable BigDecimal price,
        @Nullable Order within) {}
