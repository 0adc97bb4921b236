package io.letterbox.it.cdi;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** A qualifier of an application's own. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@interface Fast {}
