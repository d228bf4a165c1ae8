package org.headgate.scheduling.service.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.scheduling.persistence.DispatchNodeRepository;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The executions of a node that died, on a real PostgreSQL. */
class DeadNodeRowsTest {

  @AutoClose private static final DispatchDatabase DATABASE = DispatchDatabase.started();

  @Test
  void executionOfPausedScheduleIsHeld() {
    UUID paused = DATABASE.schedule(Duration.ofHours(1), Instant.now(), "", "");
    UUID enabled = DATABASE.schedule(Duration.ofHours(1), Instant.now(), "", "");
    DATABASE.update(
        "update platform.schedule set enabled = false, next_at = null where id = '%s'"
            .formatted(paused));
    running(paused, "scheduled", 0);
    running(paused, "manual", 1);
    running(enabled, "scheduled", 0);

    assertThat(new DispatchNodeRepository(DATABASE.pool(1)).takeOver(10)).isEqualTo(3);

    assertThat(waiting(paused)).isEqualTo("manual due, scheduled held");
    assertThat(waiting(enabled)).isEqualTo("scheduled due");
  }

  private static void running(UUID scheduleId, String kind, int minute) {
    DATABASE.update(
        """
        insert into platform.execution (id, schedule_id, scheduled_for, kind, state, token, picked_by)
        values (gen_random_uuid(), '%s', now() + interval '%s minutes', '%s', 'running', 1, gen_random_uuid())
        """
            .formatted(scheduleId, minute, kind));
  }

  private static String waiting(UUID scheduleId) {
    return DATABASE.text(
        """
        select string_agg(kind || case when due_at is null then ' held' else ' due' end, ', ' order by kind)
          from platform.execution where schedule_id = '%s' and state = 'waiting'
        """
            .formatted(scheduleId));
  }
}
