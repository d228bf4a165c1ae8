package org.headgate.pool.service.guard;

import java.util.Objects;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.PlatformRoute;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.admission.WorkPriority;

/**
 * Describes a piece of work to the database guard.
 *
 * @param database whose pool it borrows from
 * @param workPriority its priority
 * @param repeatable whether it may run again
 */
public record GuardedWork(PoolName database, WorkPriority workPriority, RetryMode repeatable) {
  public GuardedWork {
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(workPriority, "workClass");
    Objects.requireNonNull(repeatable, "repeatable");
  }

  /** The same work on a thread that may use the operator pool instead of the platform pool. */
  GuardedWork routed() {
    return database == PoolName.PLATFORM && PlatformRoute.isDiverted()
        ? new GuardedWork(PoolName.OPERATOR, WorkPriority.OPERATOR, repeatable)
        : this;
  }

  /** Work that only reads. */
  public static GuardedWork read(PoolName database, WorkPriority workPriority) {
    return idempotent(database, workPriority);
  }

  /**
   * Work that writes with the same result however often it runs: retried after any transient fault.
   */
  public static GuardedWork idempotent(PoolName database, WorkPriority workPriority) {
    return new GuardedWork(database, workPriority, RetryMode.SAFE);
  }

  /** Work that writes: retried only if nothing can have been committed. */
  public static GuardedWork write(PoolName database, WorkPriority workPriority) {
    return new GuardedWork(database, workPriority, RetryMode.BEFORE_COMMIT);
  }

  /** Work that is never retried. */
  public static GuardedWork once(PoolName database, WorkPriority workPriority) {
    return new GuardedWork(database, workPriority, RetryMode.NEVER);
  }

  /** Whether work may be retried after a fault; each attempt is a transaction of its own. */
  public enum RetryMode {
    /** Read-only or idempotent: after any transient fault. */
    SAFE,
    /** A write: only after a transient fault that certainly came before the commit. */
    BEFORE_COMMIT,
    /** Runs once, whatever happens. */
    NEVER;

    /**
     * Whether it may be retried after {@code kind}; a connection that broke during the commit
     * prevents the retry of a write.
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
