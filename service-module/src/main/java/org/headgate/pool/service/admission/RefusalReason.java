package org.headgate.pool.service.admission;

/** Why the admission refused work before it reached the database. */
public enum RefusalReason {
  /** The queue of its class is full. */
  QUEUE_FULL,
  /** At the recent rate it would not be served before its deadline. */
  TOO_LONG,
  /** Its deadline passed in the queue. */
  DEADLINE,
  /** Its thread was interrupted in the queue. */
  INTERRUPTED,
  /** The circuit breaker is open. */
  BREAKER_OPEN,
  /** The node has no valid lease: other nodes may use its connections. */
  NO_LEASE,
  /** The node is about to stop. */
  SHUTTING_DOWN;

  /** Whether a larger or faster pool would have admitted it. */
  public boolean isLackOfCapacity() {
    return this == QUEUE_FULL || this == TOO_LONG || this == DEADLINE;
  }
}
