package org.headgate.pool.service.guard;

import java.util.Objects;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.PlatformRoute;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.admission.WorkPriority;

/**
 * What the database guard has to know of a piece of work.
 *
 * @param database whose pool it borrows from
 * @param workClass how urgent it is
 * @param repeatable whether it may run again
 */
public record GuardedWork(PoolName database, WorkPriority workClass, RetryMode repeatable) {
  public GuardedWork {
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(workClass, "workClass");
    Objects.requireNonNull(repeatable, "repeatable");
  }

  /** The same work on a thread that may use the operator pool in place of the platform's. */
  GuardedWork routed() {
    return database == PoolName.PLATFORM && PlatformRoute.isDiverted()
        ? new GuardedWork(PoolName.OPERATOR, WorkPriority.OPERATOR, repeatable)
        : this;
  }

  /** Reads only. */
  public static GuardedWork read(PoolName database, WorkPriority workPriority) {
    return idempotent(database, workPriority);
  }

  /** Writes, but leaves the same behind however often it runs: repeated after any fault. */
  public static GuardedWork idempotent(PoolName database, WorkPriority workPriority) {
    return new GuardedWork(database, workPriority, RetryMode.SAFE);
  }

  /** Writes: repeated only where nothing can have been committed. */
  public static GuardedWork write(PoolName database, WorkPriority workPriority) {
    return new GuardedWork(database, workPriority, RetryMode.BEFORE_COMMIT);
  }

  /** Runs once at most. */
  public static GuardedWork once(PoolName database, WorkPriority workPriority) {
    return new GuardedWork(database, workPriority, RetryMode.NEVER);
  }

  /**
   * Whether a piece of work may be run again after a fault; each run is a transaction of its own.
   */
  public enum RetryMode {
    /** Read-only or idempotent: after any transient fault. */
    SAFE,
    /** A write: only after a transient fault that surely came before the commit. */
    BEFORE_COMMIT,
    /** Runs once, whatever happens. */
    NEVER;

    /**
     * Whether it may be repeated after {@code kind}; a connection that broke during the commit
     * leaves a write alone.
     */
    public boolean after(FaultKind kind) {
      return switch (this) {
        case SAFE -> kind.isTransient();
        case BEFORE_COMMIT -> kind.isTransient() && kind.isBeforeCommit();
        case NEVER -> false;
      };
    }
  }
}
