package org.headgate.scheduling.service.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The queue of a schedule whose executions take longer than its interval is limited. */
class QueueLimitTest extends DispatcherSteps {

  @Test
  void dueInstantIsQueuedWhileThereIsRoom() {
    UUID scheduleId = withQueue(999, "scheduled");

    node(request -> ActionResult.done());

    awaitState(scheduleId, "queued", 1000);
    assertThat(database.executions(scheduleId, "skipped")).isZero();
  }

  @Test
  void dueInstantBehindAFullQueueIsSkipped() {
    UUID scheduleId = withQueue(1000, "scheduled");

    node(request -> ActionResult.done());

    awaitState(scheduleId, "skipped", 1);
    assertThat(database.executions(scheduleId, "queued")).isEqualTo(1000);
    assertThat(database.text("select error from platform.execution where state = 'skipped'"))
        .isEqualTo("1,000 earlier executions are not finished");
  }

  @Test
  void backfillLeavesRoomForDueInstants() {
    UUID scheduleId = withQueue(1000, "backfill");

    node(request -> ActionResult.done());

    awaitState(scheduleId, "queued", 1001);
  }

  /** A due schedule with an execution that does not end, and this many queued behind it. */
  private static UUID withQueue(int count, String kind) {
    UUID scheduleId =
        database.schedule(Duration.ofHours(1), now(), "overlap", "cast('queue' as text)");
    database.update(
        """
        insert into platform.execution (id, schedule_id, scheduled_for, kind, state)
        select gen_random_uuid(), '%s', now() - i * interval '1 minute', '%s',
               case when i > %s then 'waiting' else 'queued' end
          from generate_series(1, %s + 1) as i
        """
            .formatted(scheduleId, kind, count, count));
    return scheduleId;
  }
}
