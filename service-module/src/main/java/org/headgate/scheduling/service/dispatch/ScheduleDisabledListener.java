package org.headgate.scheduling.service.dispatch;

import org.headgate.common.identity.UserId;

/**
 * SPI: notifies the owner of a schedule that it was disabled; called in the transaction that
 * disables it.
 */
public interface ScheduleDisabledListener {

  /**
   * @param schedule its name
   * @param error the error of its last execution
   */
  void onScheduleDisabled(UserId accountId, String schedule, Reason reason, String error);

  /** The reasons for disabling a schedule. */
  enum Reason {
    /** Its executions failed ten times in a row. */
    FAILED,
    /** Its receiver answered that it wants no further requests. */
    GONE
  }
}
