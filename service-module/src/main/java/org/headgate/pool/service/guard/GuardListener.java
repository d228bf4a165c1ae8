package org.headgate.pool.service.guard;

import java.time.Duration;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.faults.DatabaseFault;
import org.headgate.pool.service.admission.RefusalReason;

/**
 * What the database guard does, for metrics, logs and tests. Every CDI bean of this type is told,
 * on the thread that does the work: a listener is quick, throws nothing and asks no database.
 */
public interface GuardListener {
  /** Work got its permit after waiting this long. */
  default void admitted(GuardedWork work, Duration waited) {}

  /** One run of the work gave its permit back after holding it this long. */
  default void released(GuardedWork work, Duration held) {}

  /** Work was refused before it saw the database. */
  default void refused(GuardedWork work, RefusalReason refusalReason) {}

  /** One run of the work ended in a fault. */
  default void faulted(GuardedWork work, DatabaseFault fault) {}

  /**
   * The work will be run again.
   *
   * @param retry 1 for the first repetition
   */
  default void retried(GuardedWork work, int retry, Duration delay) {}

  /** The last run of the work ended in this fault, and its caller is told. */
  default void failed(GuardedWork work, DatabaseFault fault, GuardSnapshot state) {}

  /** A circuit breaker changed. */
  default void breakerChanged(
      PoolName database, CircuitBreakerState from, CircuitBreakerState to) {}
}
