package org.headgate.scheduling.service.dispatch;

import java.util.List;
import org.headgate.scheduling.persistence.AttemptResult;
import org.headgate.scheduling.persistence.ClaimedExecution;
import org.headgate.scheduling.persistence.DispatchNodeRepository;

/** Listens to a dispatcher, for metrics and the failure rule. It must not throw. */
public interface DispatchListener {

  /**
   * Called after an attempt, to apply its consequences.
   *
   * @return the result to be recorded, deferred if the consequences could not be applied
   */
  default AttemptResult onAttemptFinished(
      ClaimedExecution claimedExecution, AttemptResult attemptResult) {
    return attemptResult;
  }

  /** Called after an attempt, before its result is recorded. */
  default void attempted(ClaimedExecution claimedExecution, AttemptResult attemptResult) {}

  /** Called after results were recorded. */
  default void finished(List<AttemptResult> finishes) {}

  /** Called from time to time with the waiting executions. */
  default void onBacklog(DispatchNodeRepository.Backlog backlog) {}
}
