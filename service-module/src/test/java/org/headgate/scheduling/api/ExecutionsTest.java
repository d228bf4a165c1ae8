package org.headgate.scheduling.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.pool.service.guard.DispatchBed;
import org.headgate.pool.service.guard.PlatformUnit;
import org.headgate.scheduling.persistence.ExecutionEntity;
import org.headgate.scheduling.persistence.ExecutionHistoryQueries;
import org.headgate.scheduling.persistence.ExecutionRepository;
import org.headgate.scheduling.persistence.ExecutionStatisticsQueries;
import org.headgate.scheduling.persistence.ExecutionStatisticsQueries.ExecutionStatistics;
import org.headgate.scheduling.service.ExecutionMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What owners read and order of executions, on a real PostgreSQL. */
class ExecutionsTest {

  private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");
  private static final UUID NEWEST = new UUID(-1L, -1L);
  private static DispatchBed bed;
  private static PlatformUnit unit;

  @BeforeAll
  static void start() {
    bed = DispatchBed.started();
    unit = bed.unit();
  }

  @AfterAll
  static void end() {
    unit.close();
    bed.close();
  }

  @Test
  void theHistoryShowsEachAttemptTheLatestInstantFirst() {
    UUID schedule = schedule();
    execution(schedule, 0, "succeeded", 3);
    attempt(schedule, 0, 1);
    attempt(schedule, 0, 2);
    execution(schedule, 1, "failed", 1);

    List<Execution> all = history(schedule, Optional.empty(), 10);

    assertThat(all).extracting(Execution::attempt).containsExactly(1, 3, 2, 1);
    assertThat(all)
        .extracting(Execution::outcome)
        .containsExactly(
            ExecutionOutcome.FAILED,
            ExecutionOutcome.SUCCEEDED,
            ExecutionOutcome.FAILED,
            ExecutionOutcome.FAILED);
    assertThat(all.get(1).id()).isEqualTo(all.get(3).id());
    ExecutionHistoryQueries.Place place = new ExecutionHistoryQueries.Place(NINE, 3);
    assertThat(history(schedule, Optional.of(place), 1)).containsExactly(all.get(2));
  }

  @Test
  void statisticsCountOutcomesAndMeasureTimes() {
    UUID schedule = schedule();
    for (int i = 0; i < 18; i++) {
      execution(schedule, i, "succeeded", 1);
    }
    execution(schedule, 18, "failed", 5);
    execution(schedule, 19, "queued", 1);

    ExecutionStatistics statistics = statistics(schedule);

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
    ExecutionStatistics statistics = statistics(schedule());

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

    unit.run(
        entityManager ->
            new ExecutionRepository(entityManager).purge(NEWEST, Duration.ofDays(3650), 100));
    assertThat(history(schedule, Optional.empty(), 10)).hasSize(3);
    bed.update(
        "update platform.execution set finished_at = '2000-01-01' where finished_at is not null");
    unit.run(
        entityManager ->
            new ExecutionRepository(entityManager).purge(NEWEST, Duration.ofDays(3650), 100));

    assertThat(history(schedule, Optional.empty(), 10))
        .extracting(Execution::outcome)
        .containsExactly(ExecutionOutcome.RUNNING);
  }

  @Test
  void aBackfillTakesWhatWasMissedAndLeavesWhatWasExecuted() {
    UUID schedule = schedule();
    execution(schedule, 0, "missed", 1);
    execution(schedule, 1, "succeeded", 1);
    List<Instant> instants = List.of(NINE, NINE.plusSeconds(60), NINE.plusSeconds(120));

    int ordered = unit.write(entityManager -> backfilled(entityManager, schedule, instants));

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

  @Test
  void aPageOfTheHistoryBeginsAnywhere() {
    UUID schedule = schedule();
    for (int minute = 0; minute < 3; minute++) {
      execution(schedule, minute, "failed", 3);
      attempt(schedule, minute, 1);
      attempt(schedule, minute, 2);
    }
    List<Execution> all = history(schedule, Optional.empty(), 100);
    assertThat(all).hasSize(9);

    for (int i = 0; i < all.size(); i++) {
      Execution last = all.get(i);
      Optional<ExecutionHistoryQueries.Place> place =
          Optional.of(new ExecutionHistoryQueries.Place(last.scheduledFor(), last.attempt()));
      for (int limit = 1; limit <= 9; limit++) {
        assertThat(history(schedule, place, limit))
            .isEqualTo(all.subList(i + 1, Math.min(all.size(), i + 1 + limit)));
      }
    }
  }

  @Test
  void allOfAnOwnersInstantsAreReadPageByPage() {
    UUID one = schedule();
    UUID other = schedule();
    for (int minute = 0; minute < 2; minute++) {
      execution(one, minute, "succeeded", 1);
      execution(other, minute, "succeeded", 1);
    }

    List<UUID> read = new ArrayList<>();
    Optional<ExecutionRepository.OwnersPlace> after = Optional.empty();
    List<ExecutionEntity> page = ofOwner(after);
    while (!page.isEmpty()) {
      page.stream()
          .filter(it -> List.of(one, other).contains(it.scheduleId()))
          .forEach(it -> read.add(it.scheduleId()));
      ExecutionEntity last = page.get(page.size() - 1);
      after =
          Optional.of(new ExecutionRepository.OwnersPlace(last.scheduleId(), last.scheduledFor()));
      page = ofOwner(after);
    }

    assertThat(read).containsExactly(one, one, other, other);
  }

  private static List<ExecutionEntity> ofOwner(Optional<ExecutionRepository.OwnersPlace> after) {
    return unit.read(
        entityManager ->
            new ExecutionRepository(entityManager).ofOwner(DispatchBed.OWNER, after, 3));
  }

  private static List<Execution> history(
      UUID schedule, Optional<ExecutionHistoryQueries.Place> before, int limit) {
    return unit
        .read(
            entityManager ->
                new ExecutionHistoryQueries(entityManager).find(schedule, before, limit))
        .stream()
        .map(ExecutionMapper::attempt)
        .toList();
  }

  private static ExecutionStatistics statistics(UUID schedule) {
    return unit.read(entityManager -> new ExecutionStatisticsQueries(entityManager).find(schedule));
  }

  private static int backfilled(
      EntityManager entityManager, UUID schedule, List<Instant> instants) {
    ExecutionRepository executions = new ExecutionRepository(entityManager);
    int ordered =
        executions.orderBackfill(
            schedule, instants.stream().map(each -> UUID.randomUUID()).toList(), instants);
    executions.release(schedule);
    return ordered;
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
