package org.headgate.pool.service.guard;

import java.time.Duration;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.faults.DatabaseFault;
import org.headgate.pool.service.admission.RefusalReason;

/**
 * Observes the database guard, for metrics, logs and tests. Every CDI bean of this type is called,
 * on the thread that does the work: a listener must be fast, throw nothing and use no database.
 */
public interface GuardListener {
  /** Work got its permit after waiting this long. */
  default void admitted(GuardedWork work, Duration waited) {}

  /** One attempt of the work released its permit after holding it this long. */
  default void released(GuardedWork work, Duration held) {}

  /** Work was refused before it reached the database. */
  default void refused(GuardedWork work, RefusalReason refusalReason) {}

  /** One attempt of the work ended in a fault. */
  default void faulted(GuardedWork work, DatabaseFault fault) {}

  /**
   * The work will be retried.
   *
   * @param retry 1 for the first repetition
   */
  default void retried(GuardedWork work, int retry, Duration delay) {}

  /** The last attempt of the work ended in this fault, which its caller gets. */
  default void failed(GuardedWork work, DatabaseFault fault, GuardSnapshot state) {}

  /** A circuit breaker changed. */
  default void breakerChanged(
      PoolName database, CircuitBreakerState from, CircuitBreakerState to) {}
}
