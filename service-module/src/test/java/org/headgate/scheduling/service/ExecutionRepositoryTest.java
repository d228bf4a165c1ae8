package org.headgate.scheduling.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.scheduling.api.Execution;
import org.headgate.scheduling.api.ExecutionOutcome;
import org.headgate.scheduling.persistence.ExecutionEntity;
import org.headgate.scheduling.persistence.ExecutionRepository;
import org.junit.jupiter.api.Test;

/** Backfills, the purge, and the export of executions. */
class ExecutionRepositoryTest extends ExecutionRepositorySteps {
  private static final UUID NEWEST = new UUID(-1L, -1L);
  private static final Duration TEN_YEARS = Duration.ofDays(3650);

  @Test
  void expiredExecutionsArePurgedWithTheirAttempts() {
    UUID scheduleId = schedule();
    execution(scheduleId, 0, "succeeded", 2);
    attempt(scheduleId, 0, 1);
    execution(scheduleId, 1, "running", 1);

    unit.run(
        entityManager ->
            new ExecutionRepository(entityManager)
                .purge(NEWEST, Instant.now().minus(TEN_YEARS), 10, 100));
    assertThat(history(scheduleId, Optional.empty(), 10)).hasSize(3);
    database.update(
        "update platform.execution set finished_at = '2000-01-01' where finished_at is not null");
    unit.run(
        entityManager ->
            new ExecutionRepository(entityManager)
                .purge(NEWEST, Instant.now().minus(TEN_YEARS), 10, 100));

    assertThat(history(scheduleId, Optional.empty(), 10))
        .extracting(Execution::outcome)
        .containsExactly(ExecutionOutcome.RUNNING);
  }

  @Test
  void backfillSkipsExecutedInstants() {
    UUID scheduleId = schedule();
    execution(scheduleId, 0, "missed", 1);
    execution(scheduleId, 1, "succeeded", 1);
    List<Instant> instants = List.of(NINE, NINE.plusSeconds(60), NINE.plusSeconds(120));

    int ordered = unit.write(entityManager -> backfilled(entityManager, scheduleId, instants));

    assertThat(ordered).isEqualTo(2);
    assertThat(database.executions(scheduleId, "waiting")).isEqualTo(1);
    assertThat(database.executions(scheduleId, "queued")).isEqualTo(1);
  }

  @Test
  void backfillForgetsHowLongTheExecutionWasDeferredBefore() {
    UUID scheduleId = schedule();
    execution(scheduleId, 0, "missed", 1);
    database.update(
        """
        update platform.execution set deferrals = 7, deferred_since = now() - interval '3 days'
         where schedule_id = '%s'
        """
            .formatted(scheduleId));

    unit.run(entityManager -> backfilled(entityManager, scheduleId, List.of(NINE)));

    assertThat(
            database.number(
                """
                select count(*) from platform.execution
                 where schedule_id = '%s' and kind = 'backfill' and deferrals = 0 and deferred_since is null
                   and started_at is null
                """
                    .formatted(scheduleId)))
        .isOne();
  }

  @Test
  void historyIsDeletedWithItsSchedule() {
    UUID scheduleId = schedule();
    execution(scheduleId, 0, "succeeded", 2);
    attempt(scheduleId, 0, 1);

    database.update("delete from platform.schedule where id = '%s'".formatted(scheduleId));

    assertThat(
            database.number(
                "select count(*) from platform.execution where schedule_id = '%s'"
                    .formatted(scheduleId)))
        .isZero();
    assertThat(
            database.number(
                "select count(*) from platform.execution_attempt where schedule_id = '%s'"
                    .formatted(scheduleId)))
        .isZero();
  }

  @Test
  void longHistoryOfDeletedScheduleIsPurgedInBatches() {
    UUID scheduleId = schedule();
    database.update(
        """
        insert into platform.execution (id, schedule_id, scheduled_for, state, finished_at)
        select gen_random_uuid(), '%s', timestamptz '%s' + i * interval '1 minute', 'succeeded', now()
          from generate_series(1, 249) i
        """
            .formatted(scheduleId, NINE));
    attempt(scheduleId, 249, 1);
    execution(scheduleId, 0, "running", 1);

    database.update("delete from platform.schedule where id = '%s'".formatted(scheduleId));

    assertThat(database.executions(scheduleId, "running")).isZero();
    assertThat(database.executions(scheduleId, "succeeded")).isEqualTo(149);
    assertThat(purgedOfDeleted(100)).isEqualTo(100);
    assertThat(purgedOfDeleted(100)).isEqualTo(49);
    assertThat(purgedOfDeleted(100)).isZero();
    assertThat(database.number("select count(*) from platform.deleted_schedule")).isZero();
  }

  private static int purgedOfDeleted(int limit) {
    return unit.write(
        entityManager -> new ExecutionRepository(entityManager).purgeOfDeleted(limit));
  }

  @Test
  void executionsOfAnOwnerAreReadPageByPage() {
    UUID one = schedule();
    UUID other = schedule();
    for (int minute = 0; minute < 2; minute++) {
      execution(one, minute, "succeeded", 1);
      execution(other, minute, "succeeded", 1);
    }

    List<UUID> read = new ArrayList<>();
    Optional<ExecutionRepository.Position> after = Optional.empty();
    List<ExecutionEntity> page = ofOwner(after);
    while (!page.isEmpty()) {
      page.stream()
          .filter(it -> List.of(one, other).contains(it.scheduleId()))
          .forEach(it -> read.add(it.scheduleId()));
      ExecutionEntity last = page.get(page.size() - 1);
      after = Optional.of(new ExecutionRepository.Position(last.scheduleId(), last.scheduledFor()));
      page = ofOwner(after);
    }

    assertThat(read).containsExactly(one, one, other, other);
  }

  private static List<ExecutionEntity> ofOwner(Optional<ExecutionRepository.Position> after) {
    return unit.read(
        entityManager ->
            new ExecutionRepository(entityManager).ofOwner(DispatchDatabase.OWNER, after, 3));
  }

  private static int backfilled(
      EntityManager entityManager, UUID scheduleId, List<Instant> instants) {
    ExecutionRepository executions = new ExecutionRepository(entityManager);
    int ordered =
        executions.orderBackfill(
            scheduleId, instants.stream().map(instant -> UUID.randomUUID()).toList(), instants);
    executions.release(scheduleId);
    return ordered;
  }
}
