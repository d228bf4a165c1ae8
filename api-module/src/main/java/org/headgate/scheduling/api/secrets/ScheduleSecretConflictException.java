package org.headgate.scheduling.api.secrets;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** A schedule cannot have one secret more, or one less. */
public final class ScheduleSecretConflictException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  private ScheduleSecretConflictException(String detail) {
    super(ProblemType.CONFLICT, detail);
  }

  /** Its action is no webhook. */
  public static ScheduleSecretConflictException noWebhook() {
    return new ScheduleSecretConflictException("The schedule sends no webhook");
  }

  /** There are two. */
  public static ScheduleSecretConflictException two() {
    return new ScheduleSecretConflictException("There are two secrets already; withdraw one first");
  }

  /** A webhook is always signed. */
  public static ScheduleSecretConflictException last() {
    return new ScheduleSecretConflictException("It is the only secret; make another one first");
  }
}
