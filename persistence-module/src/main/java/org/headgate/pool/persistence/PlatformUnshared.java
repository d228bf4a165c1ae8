package org.headgate.pool.persistence;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Qualifies the unshareable connections of the platform pool, for threads that live as long as the
 * server. On such a thread, a shareable connection would never return to the pool, because the
 * thread's local transaction containment never ends; an unshareable one returns when it is closed.
 * It joins no transaction.
 */
@Qualifier
@Retention(RUNTIME)
@Target({FIELD, METHOD, PARAMETER})
public @interface PlatformUnshared {}
