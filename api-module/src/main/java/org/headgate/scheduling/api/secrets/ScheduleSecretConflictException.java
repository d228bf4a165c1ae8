package org.headgate.scheduling.api.secrets;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** A secret of a schedule cannot be added or removed in its present state. */
public final class ScheduleSecretConflictException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  private ScheduleSecretConflictException(String detail) {
    super(ProblemType.CONFLICT, detail);
  }

  /** The schedule's action is not a webhook. */
  public static ScheduleSecretConflictException noWebhook() {
    return new ScheduleSecretConflictException("The schedule's action is not a webhook");
  }

  /** The schedule already has two secrets. */
  public static ScheduleSecretConflictException two() {
    return new ScheduleSecretConflictException("There are two secrets already; revoke one first");
  }

  /** The last secret cannot be removed, because webhooks are always signed. */
  public static ScheduleSecretConflictException last() {
    return new ScheduleSecretConflictException("It is the only secret; create another one first");
  }
}
