package org.headgate.scheduling.service.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.scheduling.api.ExecutionKind;
import org.headgate.scheduling.persistence.AttemptResult;
import org.headgate.scheduling.persistence.ClaimedExecution;
import org.headgate.scheduling.persistence.DueSchedule;
import org.junit.jupiter.api.Test;

/** Which attempts are measured for how late they begin. */
class DispatchMetricsTest {

  private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");
  private static final Duration LATENESS = Duration.ofDays(2);

  @Test
  void firstAttemptsAreMeasuredFromTheirInstant() {
    assertThat(lag(ExecutionKind.SCHEDULED, 1, AttemptResult.End.SUCCEEDED)).hasValue(LATENESS);
    assertThat(lag(ExecutionKind.MANUAL, 1, AttemptResult.End.RETRY)).hasValue(LATENESS);
  }

  @Test
  void repeatedAndDeferredAttemptsAreNotMeasured() {
    assertThat(lag(ExecutionKind.SCHEDULED, 2, AttemptResult.End.SUCCEEDED)).isEmpty();
    assertThat(lag(ExecutionKind.SCHEDULED, 1, AttemptResult.End.DEFERRED)).isEmpty();
  }

  /** Their instants are past when somebody requests them. */
  @Test
  void backfillsAreNotMeasured() {
    assertThat(lag(ExecutionKind.BACKFILL, 1, AttemptResult.End.SUCCEEDED)).isEmpty();
  }

  private static Optional<Duration> lag(ExecutionKind kind, int attempt, AttemptResult.End end) {
    Instant startedAt = NINE.plus(LATENESS);
    ClaimedExecution execution =
        new ClaimedExecution(
            UUID.randomUUID(),
            UUID.randomUUID(),
            NINE,
            kind,
            attempt,
            0,
            1,
            0,
            Optional.empty(),
            new DueSchedule.Work(
                Optional.empty(), "{}", List.of(), 3, Duration.ZERO, Duration.ZERO, 0),
            startedAt);
    AttemptResult result =
        new AttemptResult(
            execution.id(),
            execution.scheduleId(),
            execution.token(),
            end,
            Optional.empty(),
            startedAt,
            startedAt,
            Duration.ZERO,
            Optional.empty());
    return DispatchMetrics.lag(execution, result);
  }
}
