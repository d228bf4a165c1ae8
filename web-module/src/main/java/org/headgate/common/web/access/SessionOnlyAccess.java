package org.headgate.common.web.access;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks an operation of an {@link OperatorLaneAccess} resource that ends a process which may block
 * the account tables. If accounts cannot be read, an open session and the roles in its token are
 * enough: deactivated users have no open session, while a withdrawn role may remain valid until the
 * token expires.
 */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface SessionOnlyAccess {}
