package org.headgate.scheduling.service.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.headgate.common.identity.UserId;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.problem.TemporarilyUnavailableException;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.common.text.SingleLineText;
import org.headgate.pool.service.guard.CurrentEndpoint;
import org.headgate.scheduling.api.Action;
import org.headgate.scheduling.api.RetryOptions;
import org.headgate.scheduling.persistence.AttemptResult;
import org.headgate.scheduling.persistence.ClaimedExecution;

/** Runs one attempt and determines its result. Times follow the database's clock. */
final class AttemptRunner {

  private static final Logger LOG = SingleLineLogger.of(AttemptRunner.class);
  private static final int MAX_ERROR_LENGTH = 1000;

  /** The longest pause of a receiver that is respected. */
  static final Duration MAX_QUIET = Duration.ofDays(1);

  /** An execution that was deferred for longer is given up, like mail. */
  static final Duration MAX_DEFERRED = Duration.ofDays(2);

  private static final Duration FIRST_DEFERRAL = Duration.ofSeconds(10);
  private static final Duration MAX_DEFERRAL = Duration.ofMinutes(5);
  private static final int MAX_DOUBLINGS = 5;

  private final Map<Class<?>, ActionExecutor> senders = new ConcurrentHashMap<>();

  AttemptRunner(Iterable<ActionExecutor> senders) {
    senders.forEach(sender -> this.senders.put(sender.type(), sender));
  }

  AttemptResult make(WorkerPool.RunningTask task) {
    ClaimedExecution claimedExecution = task.assignment();
    Instant started = at(task);
    ActionResult actionResult;
    try {
      actionResult = send(claimedExecution, started);
    } catch (RuntimeException | Error failure) {
      // Whatever a sender did not foresee is no fault of the schedule's, and must not end the
      // worker.
      LOG.log(Level.WARNING, "Execution " + claimedExecution.id() + " was deferred", failure);
      actionResult = ActionResult.deferred(cause(failure));
    }
    return finish(claimedExecution, actionResult, started, at(task));
  }

  /** The execution has not started, and is released at once for a node with free workers. */
  AttemptResult released(ClaimedExecution claimedExecution) {
    return new AttemptResult(
        claimedExecution.id(),
        claimedExecution.scheduleId(),
        claimedExecution.token(),
        AttemptResult.End.DEFERRED,
        Optional.empty(),
        claimedExecution.claimedAt(),
        claimedExecution.claimedAt(),
        Duration.ZERO,
        Optional.empty());
  }

  private ActionResult send(ClaimedExecution claimedExecution, Instant now) {
    Action action = action(claimedExecution.work().action());
    ActionExecutor sender = senders.get(action.getClass());
    if (sender == null) {
      return ActionResult.refused("this server does not know the action");
    }
    ActionRequest actionRequest =
        new ActionRequest(
            claimedExecution.id(),
            claimedExecution.scheduleId(),
            claimedExecution.work().accountId().map(UserId::new),
            claimedExecution.scheduledFor(),
            claimedExecution.attempt(),
            action,
            claimedExecution.work().secrets(),
            now);
    return CurrentEndpoint.duringTask(action.taskName(), () -> sender.send(actionRequest));
  }

  private static String cause(Throwable failure) {
    return failure instanceof TemporarilyUnavailableException
        ? "deferred: this service is busy or its database is down"
        : "deferred: this service has a fault; its log says which";
  }

  private static AttemptResult finish(
      ClaimedExecution claimedExecution,
      ActionResult actionResult,
      Instant started,
      Instant finished) {
    int attempts = claimedExecution.attempt() - claimedExecution.deaths();
    boolean again = attempts < claimedExecution.work().maxAttempts();
    Optional<Duration> quiet =
        actionResult
            .pause()
            .filter(pause -> actionResult.kind() == ActionResult.Kind.FAILED)
            .map(requested -> requested.compareTo(MAX_QUIET) < 0 ? requested : MAX_QUIET);
    AttemptResult.End end =
        switch (actionResult.kind()) {
          case DONE -> AttemptResult.End.SUCCEEDED;
          case BUSY -> AttemptResult.End.DEFERRED;
          case DEFERRED ->
              isTooOld(claimedExecution) ? AttemptResult.End.MISSED : AttemptResult.End.DEFERRED;
          case REFUSED -> AttemptResult.End.FAILED;
          case GONE -> AttemptResult.End.GONE;
          case FAILED -> again ? AttemptResult.End.RETRY : AttemptResult.End.FAILED;
        };
    return new AttemptResult(
        claimedExecution.id(),
        claimedExecution.scheduleId(),
        claimedExecution.token(),
        end,
        actionResult.error().map(text -> SingleLineText.spaced(text, MAX_ERROR_LENGTH)),
        started,
        finished,
        switch (end) {
          case RETRY -> delay(claimedExecution, attempts, quiet);
          case DEFERRED ->
              actionResult.pause().orElseGet(() -> deferral(claimedExecution.deferrals()));
          default -> Duration.ZERO;
        },
        quiet);
  }

  private static boolean isTooOld(ClaimedExecution claimedExecution) {
    return claimedExecution
        .deferredSince()
        .filter(since -> since.plus(MAX_DEFERRED).isBefore(claimedExecution.claimedAt()))
        .isPresent();
  }

  /** The delay after a fault of the service itself. */
  static Duration deferral(int deferrals) {
    Duration pause = FIRST_DEFERRAL.multipliedBy(1L << Math.min(deferrals, MAX_DOUBLINGS));
    return pause.compareTo(MAX_DEFERRAL) < 0 ? pause : MAX_DEFERRAL;
  }

  /** The schedule's own delay, or the receiver's if that is longer. */
  private static Duration delay(
      ClaimedExecution claimedExecution, int attempts, Optional<Duration> requested) {
    Duration own =
        new RetryOptions(
                Optional.of(claimedExecution.work().maxAttempts()),
                Optional.of(claimedExecution.work().initialDelay()),
                Optional.of(claimedExecution.work().maxDelay()))
            .delayAfter(attempts);
    return requested.filter(pause -> pause.compareTo(own) > 0).orElse(own);
  }

  /** The database's clock now: its last reading plus the time since. */
  private static Instant at(WorkerPool.RunningTask task) {
    return task.assignment().claimedAt().plusNanos(System.nanoTime() - task.nanos());
  }

  private static Action action(String json) {
    try {
      return JsonMappers.lenient().readValue(json, Action.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored action can be read", e);
    }
  }
}
