package org.headgate.scheduling.service.dispatch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.scheduling.persistence.AttemptResult;
import org.headgate.scheduling.persistence.ClaimedExecution;

/**
 * Applies the result of an attempt to its schedule, and the pause that a receiver asks for to all
 * its instants. A schedule is disabled if ten executions in a row fail with all their attempts, or
 * if its receiver wants no further requests; the owner gets a mail. A fault of the service itself
 * is not counted.
 */
@ApplicationScoped
public class ScheduleFailureFacade {

  private static final Logger LOG = SingleLineLogger.of(ScheduleFailureFacade.class);
  private static final GuardedWork WORK = GuardedWork.write(PoolName.PLATFORM, WorkPriority.JOBS);
  private static final Duration RETRY_DELAY = Duration.ofSeconds(10);
  private static final int MAX_REMEMBERED = 10_000;

  /** Schedules with a failure on this node since their latest success on it. */
  private final Cache<UUID, Boolean> failed =
      Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).build();

  @Inject ScheduleFailureService failureService;
  @Inject DatabaseGuard guard;

  /**
   * @return the result to be recorded
   */
  @Fallback(fallbackMethod = "notCounted", applyOn = RuntimeException.class)
  AttemptResult record(ClaimedExecution claimedExecution, AttemptResult attemptResult) {
    String error = attemptResult.error().orElse("");
    Optional<Duration> pause = attemptResult.quiet();
    boolean isOfFormerReceiver =
        pause.isPresent()
            && !guard.call(
                WORK, () -> failureService.pauseDeliveries(claimedExecution, pause.get()));
    if (attemptResult.end() == AttemptResult.End.GONE) {
      guard.run(WORK, () -> failureService.gone(claimedExecution, error));
    } else if (attemptResult.end() == AttemptResult.End.FAILED) {
      guard.run(WORK, () -> failureService.failed(claimedExecution, error));
      failed.put(claimedExecution.scheduleId(), true);
    } else if (attemptResult.end() == AttemptResult.End.SUCCEEDED
        && hasFailedBefore(claimedExecution)) {
      guard.run(WORK, () -> failureService.succeeded(claimedExecution.scheduleId()));
    }
    return isOfFormerReceiver ? attemptResult.withoutPause() : attemptResult;
  }

  /** Many executions may be claimed together, before the first of them fails. */
  private boolean hasFailedBefore(ClaimedExecution claimedExecution) {
    boolean hasFailedHere = failed.asMap().remove(claimedExecution.scheduleId()) != null;
    return hasFailedHere || claimedExecution.work().failures() > 0;
  }

  /**
   * A receiver's final refusal must not be lost, so the attempt is deferred; a single failure may
   * stay uncounted.
   */
  AttemptResult notCounted(ClaimedExecution claimedExecution, AttemptResult attemptResult) {
    LOG.log(
        Level.DEBUG,
        "The failure count of schedule {0} was not written",
        claimedExecution.scheduleId());
    return attemptResult.end() == AttemptResult.End.GONE
        ? attemptResult.deferred(
            Optional.of("deferred: the schedule could not be stopped"), RETRY_DELAY)
        : attemptResult;
  }
}
