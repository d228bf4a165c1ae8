package org.headgate.scheduling.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.pool.service.guard.DispatchBed;
import org.headgate.scheduling.persistence.ExecutionRepository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What owners read and order of executions, on a real PostgreSQL. */
class ExecutionsTest {

  private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");
  private static final UUID NEWEST = new UUID(-1L, -1L);
  private static DispatchBed bed;
  private static ExecutionRepository executionRepository;

  @BeforeAll
  static void start() {
    bed = DispatchBed.started();
    executionRepository = new ExecutionRepository(bed.pool(2));
  }

  @AfterAll
  static void end() {
    bed.close();
  }

  @Test
  void theHistoryShowsEachAttemptTheLatestInstantFirst() {
    UUID schedule = schedule();
    execution(schedule, 0, "succeeded", 3);
    attempt(schedule, 0, 1);
    attempt(schedule, 0, 2);
    execution(schedule, 1, "failed", 1);

    List<Execution> all = executionRepository.history(schedule, Optional.empty(), 10);

    assertThat(all).extracting(Execution::attempt).containsExactly(1, 3, 2, 1);
    assertThat(all)
        .extracting(Execution::outcome)
        .containsExactly(
            ExecutionOutcome.FAILED,
            ExecutionOutcome.SUCCEEDED,
            ExecutionOutcome.FAILED,
            ExecutionOutcome.FAILED);
    assertThat(all.get(1).id()).isEqualTo(all.get(3).id());
    ExecutionRepository.Place place = new ExecutionRepository.Place(NINE, 3);
    assertThat(executionRepository.history(schedule, Optional.of(place), 1))
        .containsExactly(all.get(2));
  }

  @Test
  void statisticsCountOutcomesAndMeasureTimes() {
    UUID schedule = schedule();
    for (int i = 0; i < 18; i++) {
      execution(schedule, i, "succeeded", 1);
    }
    execution(schedule, 18, "failed", 5);
    execution(schedule, 19, "queued", 1);

    ScheduleStatistics statistics = executionRepository.statistics(schedule);

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
  void nothingExecutedIsNothingMeasured() {
    ScheduleStatistics statistics = executionRepository.statistics(schedule());

    assertThat(statistics.executions()).isZero();
    assertThat(statistics.outcomes()).isEmpty();
    assertThat(statistics.lag().p95()).isEmpty();
  }

  @Test
  void whatEndedLongAgoIsRemovedWithItsAttempts() {
    UUID schedule = schedule();
    execution(schedule, 0, "succeeded", 2);
    attempt(schedule, 0, 1);
    execution(schedule, 1, "running", 1);

    executionRepository.purge(NEWEST, Duration.ofDays(3650), 100);
    assertThat(executionRepository.history(schedule, Optional.empty(), 10)).hasSize(3);
    bed.update(
        "update platform.execution set finished_at = '2000-01-01' where finished_at is not null");
    executionRepository.purge(NEWEST, Duration.ofDays(3650), 100);

    assertThat(executionRepository.history(schedule, Optional.empty(), 10))
        .extracting(Execution::outcome)
        .containsExactly(ExecutionOutcome.RUNNING);
  }

  @Test
  void aBackfillTakesWhatWasMissedAndLeavesWhatWasExecuted() {
    UUID schedule = schedule();
    execution(schedule, 0, "missed", 1);
    execution(schedule, 1, "succeeded", 1);
    List<Instant> instants = List.of(NINE, NINE.plusSeconds(60), NINE.plusSeconds(120));

    int ordered =
        executionRepository.orderBackfill(
            schedule, instants.stream().map(each -> UUID.randomUUID()).toList(), instants);
    executionRepository.release(schedule);

    assertThat(ordered).isEqualTo(2);
    assertThat(bed.executions(schedule, "waiting")).isEqualTo(1);
    assertThat(bed.executions(schedule, "queued")).isEqualTo(1);
  }

  @Test
  void aDeletedScheduleTakesItsHistoryWithIt() {
    UUID schedule = schedule();
    execution(schedule, 0, "succeeded", 2);
    attempt(schedule, 0, 1);

    bed.update("delete from platform.schedule where id = '%s'".formatted(schedule));

    assertThat(
            bed.number(
                "select count(*) from platform.execution where schedule_id = '%s'"
                    .formatted(schedule)))
        .isZero();
    assertThat(
            bed.number(
                "select count(*) from platform.execution_attempt where schedule_id = '%s'"
                    .formatted(schedule)))
        .isZero();
  }

  private static UUID schedule() {
    return bed.schedule(Duration.ofHours(1), Instant.parse("2126-01-01T00:00:00Z"), "", "");
  }

  /** Of the minute after nine; it began 1 s late and took 2 s. */
  private static void execution(UUID schedule, int minute, String state, int attempt) {
    bed.update(
        """
        insert into platform.execution (id, schedule_id, scheduled_for, state, attempt, started_at, finished_at)
        select gen_random_uuid(), '%s', at, '%s', %d, at + interval '1 second',
               case when '%s' in ('succeeded', 'failed', 'missed') then at + interval '3 seconds' end
          from (select timestamptz '%s' + interval '%d minutes' as at) as t
        """
            .formatted(schedule, state, attempt, state, NINE, minute));
  }

  private static void attempt(UUID schedule, int minute, int attempt) {
    bed.update(
        """
        insert into platform.execution_attempt (schedule_id, scheduled_for, attempt, outcome, finished_at)
        values ('%s', timestamptz '%s' + interval '%d minutes', %d, 'failed', now())
        """
            .formatted(schedule, NINE, minute, attempt));
  }
}
