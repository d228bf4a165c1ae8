package org.headgate.pool.service.guard;

/** What a circuit breaker lets through. */
public enum CircuitBreakerState {
  /** Everything. */
  CLOSED,
  /** Nothing, for a while: the database is down. */
  OPEN,
  /** One trial at a time. */
  HALF_OPEN
}
