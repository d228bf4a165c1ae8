package org.headgate.common.web;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a resource method whose response carries an {@code ETag}. Its GET answers {@code
 * If-None-Match} with 304 when the caller has the current state.
 */
@Retention(RUNTIME)
@Target(METHOD)
public @interface WithETag {}
