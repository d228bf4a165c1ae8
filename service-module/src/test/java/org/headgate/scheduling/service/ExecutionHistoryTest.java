package org.headgate.scheduling.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.scheduling.api.Execution;
import org.headgate.scheduling.api.ExecutionOutcome;
import org.headgate.scheduling.persistence.ExecutionHistoryQueries;
import org.headgate.scheduling.persistence.ExecutionStatisticsQueries;
import org.headgate.scheduling.persistence.ExecutionStatisticsQueries.ExecutionStatistics;
import org.junit.jupiter.api.Test;

/** The history of a schedule, page by page, and its statistics. */
class ExecutionHistoryTest extends ExecutionRepositorySteps {
  @Test
  void historyListsEachAttemptLatestFirst() {
    UUID scheduleId = schedule();
    execution(scheduleId, 0, "succeeded", 3);
    attempt(scheduleId, 0, 1);
    attempt(scheduleId, 0, 2);
    execution(scheduleId, 1, "failed", 1);

    List<Execution> all = history(scheduleId, Optional.empty(), 10);

    assertThat(all).extracting(Execution::attempt).containsExactly(1, 3, 2, 1);
    assertThat(all)
        .extracting(Execution::outcome)
        .containsExactly(
            ExecutionOutcome.FAILED,
            ExecutionOutcome.SUCCEEDED,
            ExecutionOutcome.FAILED,
            ExecutionOutcome.FAILED);
    assertThat(all.get(1).id()).isEqualTo(all.get(3).id());
    ExecutionHistoryQueries.Position place = new ExecutionHistoryQueries.Position(NINE, 3);
    assertThat(history(scheduleId, Optional.of(place), 1)).containsExactly(all.get(2));
  }

  @Test
  void statisticsCountOutcomesAndMeasureTimes() {
    UUID scheduleId = schedule();
    for (int i = 0; i < 18; i++) {
      execution(scheduleId, i, "succeeded", 1);
    }
    execution(scheduleId, 18, "failed", 5);
    execution(scheduleId, 19, "queued", 1);

    ExecutionStatistics statistics = statistics(scheduleId);

    assertThat(statistics.executions()).isEqualTo(20);
    assertThat(statistics.outcomes())
        .isEqualTo(
            Map.of(
                ExecutionOutcome.SUCCEEDED,
                18,
                ExecutionOutcome.FAILED,
                1,
                ExecutionOutcome.WAITING,
                1));
    assertThat(statistics.repeated()).isEqualTo(1);
    assertThat(statistics.lag().p50()).contains(1000L);
    assertThat(statistics.duration().max()).contains(2000L);
    assertThat(statistics.lastSucceededAt()).isPresent();
  }

  @Test
  void backfillsDoNotCountAsLate() {
    UUID scheduleId = schedule();
    execution(scheduleId, 0, "succeeded", 1);
    execution(scheduleId, 1, "succeeded", 1);
    database.update(
        """
        update platform.execution
           set kind = 'backfill', started_at = started_at + interval '2 days',
               finished_at = finished_at + interval '2 days'
         where schedule_id = '%s' and scheduled_for > timestamptz '%s'
        """
            .formatted(scheduleId, NINE));

    ExecutionStatistics statistics = statistics(scheduleId);

    assertThat(statistics.executions()).isEqualTo(2);
    assertThat(statistics.lag().max()).contains(1000L);
    assertThat(statistics.duration().max()).contains(2000L);
  }

  @Test
  void scheduleWithoutExecutionsHasEmptyStatistics() {
    ExecutionStatistics statistics = statistics(schedule());

    assertThat(statistics.executions()).isZero();
    assertThat(statistics.outcomes()).isEmpty();
    assertThat(statistics.lag().p95()).isEmpty();
  }

  @Test
  void historyPageStartsAtAnyPosition() {
    UUID scheduleId = schedule();
    for (int minute = 0; minute < 3; minute++) {
      execution(scheduleId, minute, "failed", 3);
      attempt(scheduleId, minute, 1);
      attempt(scheduleId, minute, 2);
    }
    List<Execution> all = history(scheduleId, Optional.empty(), 100);
    assertThat(all).hasSize(9);

    for (int i = 0; i < all.size(); i++) {
      Execution last = all.get(i);
      Optional<ExecutionHistoryQueries.Position> place =
          Optional.of(new ExecutionHistoryQueries.Position(last.scheduledFor(), last.attempt()));
      for (int limit = 1; limit <= 9; limit++) {
        assertThat(history(scheduleId, place, limit))
            .isEqualTo(all.subList(i + 1, Math.min(all.size(), i + 1 + limit)));
      }
    }
  }

  private static ExecutionStatistics statistics(UUID scheduleId) {
    return unit.read(
        entityManager -> new ExecutionStatisticsQueries(entityManager).find(scheduleId));
  }
}
