package org.headgate.common.problem;

/**
 * Another request changed the same data at the same time, and nothing was written. Facades retry;
 * callers see this only after all attempts failed.
 */
public final class ConcurrentUpdateException extends PreconditionFailedException {

  static final String SCHEDULE = "The schedule was changed since it was read; read it again";

  private static final long serialVersionUID = 1L;

  private ConcurrentUpdateException(String detail) {
    super(detail);
  }

  /** The schedule has another revision than the one the change was based on. */
  public static ConcurrentUpdateException ofSchedule() {
    return new ConcurrentUpdateException(SCHEDULE);
  }

  /** Two accounts requested the same email address. */
  public static ConcurrentUpdateException ofEmailAddress() {
    return new ConcurrentUpdateException(
        "The address was given to another account at the same moment; try again");
  }
}
