package org.headgate.pool.persistence;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.headgate.config.database.PoolName;

/**
 * Qualifies the data source of a pool. Unless it is {@link #shareable}, each connection returns to
 * the pool when it is closed, also on a thread that lives as long as the server, and joins no
 * transaction.
 */
@Qualifier
@Retention(RUNTIME)
@Target({FIELD, METHOD, PARAMETER})
public @interface PoolDataSource {

  /** The pool. */
  PoolName value();

  /**
   * Whether the connections join the caller's transaction. On a thread that lives as long as the
   * server such a connection would never return to the pool, because the thread's local transaction
   * containment never ends.
   */
  boolean shareable() default false;
}
