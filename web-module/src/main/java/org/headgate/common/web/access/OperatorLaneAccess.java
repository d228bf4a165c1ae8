package org.headgate.common.web.access;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a resource whose callers are authenticated through the operator lane, so that operators
 * have access while every business connection is in use. While no database answers, reads are
 * authorized by the token's signature alone.
 */
@Documented
@Retention(RUNTIME)
@Target(TYPE)
public @interface OperatorLaneAccess {}
