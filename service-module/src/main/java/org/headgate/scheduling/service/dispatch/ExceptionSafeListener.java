package org.headgate.scheduling.service.dispatch;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.scheduling.persistence.AttemptResult;
import org.headgate.scheduling.persistence.ClaimedExecution;
import org.headgate.scheduling.persistence.DispatchNodeRepository;

/**
 * Calls another listener and logs its exceptions: a failing listener must neither keep a result
 * from being written nor end a dispatcher thread.
 */
record ExceptionSafeListener(DispatchListener listener) implements DispatchListener {

  private static final Logger LOG = SingleLineLogger.of(ExceptionSafeListener.class);

  @Override
  public AttemptResult onAttemptFinished(
      ClaimedExecution claimedExecution, AttemptResult attemptResult) {
    try {
      return listener.onAttemptFinished(claimedExecution, attemptResult);
    } catch (RuntimeException | Error failure) {
      LOG.log(Level.WARNING, "A listener failed to process the end of an attempt", failure);
      return attemptResult;
    }
  }

  @Override
  public void attempted(ClaimedExecution claimedExecution, AttemptResult attemptResult) {
    callSafely(() -> listener.attempted(claimedExecution, attemptResult));
  }

  @Override
  public void finished(List<AttemptResult> finishes) {
    callSafely(() -> listener.finished(finishes));
  }

  @Override
  public void onBacklog(DispatchNodeRepository.Backlog backlog) {
    callSafely(() -> listener.onBacklog(backlog));
  }

  private static void callSafely(Runnable event) {
    try {
      event.run();
    } catch (RuntimeException | Error failure) {
      LOG.log(Level.WARNING, "A listener of the dispatcher failed", failure);
    }
  }
}
