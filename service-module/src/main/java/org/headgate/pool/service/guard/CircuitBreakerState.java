package org.headgate.pool.service.guard;

/** The states of a circuit breaker. */
public enum CircuitBreakerState {
  /** Admits everything. */
  CLOSED,
  /** Admits nothing for a while: the database is down. */
  OPEN,
  /** Admits one trial at a time. */
  HALF_OPEN
}
