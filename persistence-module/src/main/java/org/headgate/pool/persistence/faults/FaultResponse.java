package org.headgate.pool.persistence.faults;

/** The response to the caller for a fault when no retry is left. */
public enum FaultResponse {
  /** 503: the database works but has no capacity. */
  BUSY,
  /** 503: the database cannot be used. */
  UNAVAILABLE,
  /** 400: the caller sent what cannot be stored. */
  REFUSED,
  /** The exception is rethrown: only the feature knows what it means. */
  RETHROW
}
