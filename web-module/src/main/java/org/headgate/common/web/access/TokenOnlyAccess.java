package org.headgate.common.web.access;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks an operation of an {@link OperatorLaneAccess} resource that is needed most while no
 * database answers. A valid token with the role is enough then, as for reads; the session may have
 * ended meanwhile, so the operation must do no harm.
 */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface TokenOnlyAccess {}
