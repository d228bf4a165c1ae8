package org.headgate.common.problem;

/**
 * Another request changed the same data at the same moment, and nothing was written. Facades repeat
 * the work; a caller sees this once all attempts are used up.
 */
public final class ConcurrentUpdateException extends PreconditionFailedException {

  static final String SCHEDULE = "The schedule was changed since it was read; read it again";

  private static final long serialVersionUID = 1L;

  private ConcurrentUpdateException(String detail) {
    super(detail);
  }

  /** A schedule has another revision than the change was computed from. */
  public static ConcurrentUpdateException ofSchedule() {
    return new ConcurrentUpdateException(SCHEDULE);
  }

  /** Two accounts asked for one email address. */
  public static ConcurrentUpdateException ofEmailAddress() {
    return new ConcurrentUpdateException(
        "The address was given to another account at the same moment; try again");
  }
}
