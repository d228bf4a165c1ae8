package org.headgate.scheduling.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.scheduling.persistence.ScheduleRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The backfilled executions of an owner that have not ended. */
class UnfinishedBackfillsTest extends ScheduleRepositorySteps {

  @AfterEach
  void deleteSchedules() {
    database.update("delete from platform.schedule");
  }

  @Test
  void thoseOfAllSchedulesAreCounted() {
    UUID one = added();
    UUID other = added();
    executions(one, "backfill", "queued", 3);
    executions(other, "backfill", "waiting", 2);
    executions(other, "backfill", "running", 1);
    executions(other, "backfill", "succeeded", 4);
    executions(other, "scheduled", "queued", 5);

    assertThat(unfinished(DispatchDatabase.OWNER, 100)).isEqualTo(6);
    assertThat(unfinished(DispatchDatabase.OWNER, 2)).isEqualTo(2);
    assertThat(unfinished(UUID.randomUUID(), 100)).isZero();
  }

  private static long unfinished(UUID owner, int max) {
    return unit.read(
        entityManager ->
            new ScheduleRepository(entityManager).countUnfinishedBackfills(owner, max));
  }

  private static void executions(UUID scheduleId, String kind, String state, int count) {
    database.update(
        """
        insert into platform.execution (id, schedule_id, scheduled_for, kind, state)
        select gen_random_uuid(), '%s', clock_timestamp() + i * interval '1 hour', '%s', '%s'
          from generate_series(1, %s) as i
        """
            .formatted(scheduleId, kind, state, count));
  }
}
