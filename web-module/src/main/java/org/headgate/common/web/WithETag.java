package org.headgate.common.web;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Stands on a resource's method whose answer carries an {@code ETag}. A GET of it answers {@code
 * If-None-Match} with 304 when the caller has it already.
 */
@Retention(RUNTIME)
@Target(METHOD)
public @interface WithETag {}
