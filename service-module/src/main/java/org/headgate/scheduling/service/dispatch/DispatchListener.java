package org.headgate.scheduling.service.dispatch;

import java.util.List;
import org.headgate.scheduling.persistence.AttemptResult;
import org.headgate.scheduling.persistence.ClaimedExecution;
import org.headgate.scheduling.persistence.DispatchNodeRepository;

/** Listens to a dispatcher, for metrics and the failure rule. It must not throw. */
public interface DispatchListener {

  /**
   * An attempt was made: does what follows from its end besides the end itself.
   *
   * @return the end that is to be written, put off when what follows could not be done
   */
  default AttemptResult judge(ClaimedExecution claimedExecution, AttemptResult attemptResult) {
    return attemptResult;
  }

  /** An attempt was made; its end is not written yet. */
  default void attempted(ClaimedExecution claimedExecution, AttemptResult attemptResult) {}

  /** Ends were written. */
  default void finished(List<AttemptResult> finishes) {}

  /** What waits for nodes, looked at now and then. */
  default void sawBacklog(DispatchNodeRepository.Backlog backlog) {}
}
