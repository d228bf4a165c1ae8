package org.headgate.pool.persistence.faults;

/** What the caller gets of a fault when no repetition is left. */
public enum FaultResponse {
  /** 503, the database works and has no room. */
  BUSY,
  /** 503, the database cannot be used. */
  UNAVAILABLE,
  /** 400, the caller sent what cannot be stored. */
  REFUSED,
  /** The exception itself goes up: only the feature knows what it means. */
  RETHROW
}
