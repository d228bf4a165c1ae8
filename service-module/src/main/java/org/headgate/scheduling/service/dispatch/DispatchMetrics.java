package org.headgate.scheduling.service.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;
import org.headgate.scheduling.api.ExecutionKind;
import org.headgate.scheduling.persistence.AttemptResult;
import org.headgate.scheduling.persistence.ClaimedExecution;
import org.headgate.scheduling.persistence.DispatchNodeRepository;

/**
 * The dispatcher's metrics, {@code headgate_schedules_...}: due executions and their age, running
 * ones, results, and delays. Schedules disabled for failing are counted as well.
 */
@ApplicationScoped
public class DispatchMetrics implements DispatchListener {

  /** An attempt that starts later counts as late. */
  static final Duration LATE = Duration.ofSeconds(2);

  @Inject MetricRegistry registry;
  @Inject ScheduleFailureFacade failures;

  private volatile DispatchNodeRepository.Backlog backlog =
      new DispatchNodeRepository.Backlog(0, Duration.ZERO);

  /**
   * Registers all of them, with the value zero: a series that begins with its first event tells
   * nobody of that event.
   */
  void watch(Dispatcher dispatcher) {
    gauge("running", "Actions that this node carries out now", dispatcher::running);
    gauge("due", "Instants and attempts whose time has come, up to 20,000", () -> backlog.due());
    gauge(
        "oldest_due_seconds",
        "For how long the oldest of them is due",
        () -> backlog.oldest().toSeconds());
    lags();
    late();
    Arrays.stream(AttemptResult.End.values()).forEach(this::attempts);
  }

  @Override
  public void attempted(ClaimedExecution claimedExecution, AttemptResult attemptResult) {
    lag(claimedExecution, attemptResult).ifPresent(this::recordLag);
    attempts(attemptResult.end()).inc();
  }

  /**
   * How late a first attempt began; empty for later attempts, and for backfills, whose instants are
   * past when they are requested.
   */
  static Optional<Duration> lag(ClaimedExecution claimedExecution, AttemptResult attemptResult) {
    if (claimedExecution.attempt() != 1
        || claimedExecution.kind() == ExecutionKind.BACKFILL
        || attemptResult.end() == AttemptResult.End.DEFERRED) {
      return Optional.empty();
    }
    Duration lag = Duration.between(claimedExecution.scheduledFor(), attemptResult.startedAt());
    return Optional.of(lag.isNegative() ? Duration.ZERO : lag);
  }

  private void recordLag(Duration lag) {
    lags().update(lag);
    if (lag.compareTo(LATE) > 0) {
      late().inc();
    }
  }

  @Override
  public AttemptResult onAttemptFinished(
      ClaimedExecution claimedExecution, AttemptResult attemptResult) {
    return failures.record(claimedExecution, attemptResult);
  }

  @Override
  public void onBacklog(DispatchNodeRepository.Backlog seen) {
    backlog = seen;
  }

  private Timer lags() {
    return registry.timer(metadata("headgate_schedules_lag", "How late first attempts begin"));
  }

  private Counter late() {
    return registry.counter(metadata("headgate_schedules_late", "First attempts later than 2 s"));
  }

  private Counter attempts(AttemptResult.End end) {
    return registry.counter(
        metadata("headgate_schedules_attempts", "Attempts by how they ended"),
        new Tag("end", end.name().toLowerCase(Locale.ROOT)));
  }

  private void gauge(String name, String description, java.util.function.Supplier<Number> figure) {
    registry.gauge(
        Metadata.builder()
            .withName("headgate_schedules_" + name)
            .withDescription(description)
            .withUnit(MetricUnits.NONE)
            .build(),
        figure);
  }

  private static Metadata metadata(String name, String description) {
    return Metadata.builder().withName(name).withDescription(description).build();
  }
}
