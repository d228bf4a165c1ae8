package org.headgate.pool.persistence;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Of the platform's pool, for threads that live as long as the server. A shareable connection goes
 * back to the pool only when the thread's local transaction containment ends, which for such a
 * thread is never; an unshareable one goes back when it is closed. It takes no part in a
 * transaction of others.
 */
@Qualifier
@Retention(RUNTIME)
@Target({FIELD, METHOD, PARAMETER})
public @interface PlatformUnshared {}
