package org.headgate.scheduling.service.dispatch;

import org.headgate.common.identity.UserId;

/** Tells the owner of a schedule that it was stopped; called in the transaction that stops it. */
public interface ScheduleDisabledListener {

  /**
   * @param schedule its name
   * @param error of its last execution
   */
  void onScheduleDisabled(UserId owner, String schedule, Reason reason, String error);

  /** Why it was stopped. */
  enum Reason {
    /** Its executions failed ten times in a row. */
    FAILED,
    /** Its receiver answered that it wants no further requests. */
    GONE
  }
}
