package org.headgate.scheduling.service.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.scheduling.api.ExecutionKind;
import org.headgate.scheduling.persistence.AttemptResult;
import org.headgate.scheduling.persistence.ClaimedExecution;
import org.headgate.scheduling.persistence.DueSchedule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Only results that change the failure count of a schedule are written. */
class ScheduleFailureFacadeTest {

  private static final UUID SCHEDULE = UUID.randomUUID();
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

  private final List<String> written = new ArrayList<>();
  private final ScheduleFailureFacade facade = new ScheduleFailureFacade();

  @BeforeEach
  void open() {
    facade.guard = new DatabaseGuard() {};
    facade.failureService =
        new ScheduleFailureService() {
          @Override
          public void failed(ClaimedExecution claimedExecution, String error) {
            written.add("failed");
          }

          @Override
          public void succeeded(UUID scheduleId) {
            written.add("succeeded");
          }
        };
  }

  @Test
  void successIsWrittenOnlyAfterAFailure() {
    record(0, AttemptResult.End.SUCCEEDED);
    assertThat(written).isEmpty();

    record(1, AttemptResult.End.SUCCEEDED);
    assertThat(written).containsExactly("succeeded");
  }

  /** A backfill or a burst of orders: all are claimed before the first of them fails. */
  @Test
  void successOfAnExecutionClaimedBeforeTheFailureEndsTheRow() {
    record(0, AttemptResult.End.FAILED);
    record(0, AttemptResult.End.SUCCEEDED);
    record(0, AttemptResult.End.SUCCEEDED);
    record(0, AttemptResult.End.FAILED);

    assertThat(written).containsExactly("failed", "succeeded", "failed");
  }

  private void record(int failuresAtClaim, AttemptResult.End end) {
    ClaimedExecution claimed =
        new ClaimedExecution(
            UUID.randomUUID(),
            SCHEDULE,
            NOON,
            ExecutionKind.SCHEDULED,
            1,
            0,
            1,
            0,
            Optional.empty(),
            new DueSchedule.Work(
                Optional.empty(),
                "{}",
                List.of(),
                1,
                Duration.ZERO,
                Duration.ZERO,
                failuresAtClaim),
            NOON);
    AttemptResult result =
        new AttemptResult(
            claimed.id(),
            SCHEDULE,
            1,
            end,
            Optional.empty(),
            NOON,
            NOON,
            Duration.ZERO,
            Optional.empty());
    assertThat(facade.record(claimed, result)).isEqualTo(result);
  }
}
