package org.headgate.scheduling.service.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A schedule whose executions take longer than its interval queues only so many of them. */
class QueueLimitTest extends DispatcherSteps {

  @Test
  void dueInstantIsQueuedWhileThereIsRoom() {
    UUID scheduleId = withQueue(999);

    node(request -> ActionResult.done());

    awaitState(scheduleId, "queued", 1000);
    assertThat(database.executions(scheduleId, "skipped")).isZero();
  }

  @Test
  void dueInstantBehindAFullQueueIsSkipped() {
    UUID scheduleId = withQueue(1000);

    node(request -> ActionResult.done());

    awaitState(scheduleId, "skipped", 1);
    assertThat(database.executions(scheduleId, "queued")).isEqualTo(1000);
    assertThat(database.text("select error from platform.execution where state = 'skipped'"))
        .isEqualTo("1,000 earlier executions are not finished");
  }

  /** A due schedule with an execution that is held and as many as this behind it. */
  private static UUID withQueue(int count) {
    UUID scheduleId =
        database.schedule(Duration.ofHours(1), now(), "overlap", "cast('queue' as text)");
    database.update(
        """
        insert into platform.execution (id, schedule_id, scheduled_for, state)
        select gen_random_uuid(), '%s', now() - i * interval '1 minute',
               case when i > %s then 'waiting' else 'queued' end
          from generate_series(1, %s + 1) as i
        """
            .formatted(scheduleId, count, count));
    return scheduleId;
  }
}
