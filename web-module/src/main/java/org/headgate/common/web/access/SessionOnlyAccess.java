package org.headgate.common.web.access;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * On an operation of a {@link OperatorLaneAccess} resource that ends what may keep the accounts
 * from being read. Where they do not answer, an open session and the roles in its token are enough:
 * who is deactivated has no open session, and roles that were taken away may count until the token
 * ends.
 */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface SessionOnlyAccess {}
