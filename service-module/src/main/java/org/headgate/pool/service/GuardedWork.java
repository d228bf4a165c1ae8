package org.headgate.pool.service;

import java.util.Objects;
import org.headgate.pool.DatabaseName;

/**
 * What the database guard has to know of a piece of work.
 *
 * @param database whose pool it borrows from
 * @param workClass how urgent it is
 * @param repeatable whether it may run again
 */
public record GuardedWork(DatabaseName database, WorkClass workClass, Repeatable repeatable) {
  public GuardedWork {
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(workClass, "workClass");
    Objects.requireNonNull(repeatable, "repeatable");
  }

  /** Reads only. */
  public static GuardedWork read(DatabaseName database, WorkClass workClass) {
    return idempotent(database, workClass);
  }

  /** Writes, but leaves the same behind however often it runs: repeated after any fault. */
  public static GuardedWork idempotent(DatabaseName database, WorkClass workClass) {
    return new GuardedWork(database, workClass, Repeatable.SAFE);
  }

  /** Writes: repeated only where nothing can have been committed. */
  public static GuardedWork write(DatabaseName database, WorkClass workClass) {
    return new GuardedWork(database, workClass, Repeatable.BEFORE_COMMIT);
  }

  /** Runs once at most. */
  public static GuardedWork once(DatabaseName database, WorkClass workClass) {
    return new GuardedWork(database, workClass, Repeatable.NEVER);
  }
}
