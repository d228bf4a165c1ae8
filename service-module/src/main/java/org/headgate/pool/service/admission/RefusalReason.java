package org.headgate.pool.service.admission;

/** Why the admission refused work before it reached the database. */
public enum RefusalReason {
  /** As many of its class wait as may. */
  QUEUE_FULL,
  /** By the recent pace its deadline would pass in the queue. */
  TOO_LONG,
  /** Its deadline passed in the queue. */
  DEADLINE,
  /** Its thread was interrupted in the queue. */
  INTERRUPTED,
  /** The circuit breaker is open. */
  BREAKER_OPEN,
  /** The node's share of the connections may be in other nodes' hands. */
  NO_LEASE,
  /** The node is about to stop. */
  SHUTTING_DOWN;

  /** Whether a larger or faster pool would have had room for it. */
  public boolean isForLackOfRoom() {
    return this == QUEUE_FULL || this == TOO_LONG || this == DEADLINE;
  }
}
