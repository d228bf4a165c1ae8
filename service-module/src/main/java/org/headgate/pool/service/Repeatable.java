package org.headgate.pool.service;

import org.headgate.pool.persistence.FaultKind;

/** Whether a piece of work may be run again after a fault; each run is a transaction of its own. */
public enum Repeatable {
  /** Read-only or idempotent: after any transient fault. */
  SAFE,
  /** A write: only after a transient fault that surely came before the commit. */
  BEFORE_COMMIT,
  /** Runs once, whatever happens. */
  NEVER;

  /**
   * Whether it may be repeated after {@code kind}; a connection that broke during the commit leaves
   * a write alone.
   */
  public boolean after(FaultKind kind) {
    return switch (this) {
      case SAFE -> kind.isTransient();
      case BEFORE_COMMIT -> kind.isTransient() && kind.isBeforeCommit();
      case NEVER -> false;
    };
  }
}
