package org.headgate.scheduling.service.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.scheduling.persistence.ClaimedExecution;
import org.headgate.scheduling.persistence.DispatchRepository;
import org.headgate.scheduling.persistence.DueSchedule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Due executions are read in portions that fit into memory, however large their actions are. */
class LargeActionsTest {

  private static final int COUNT = 300;
  private static final int LARGE = 60_000;
  private static final int MAX_TEXT = 8 * 1024 * 1024;
  private static final int MAX_FITTING = MAX_TEXT / LARGE + 1;

  @AutoClose private static final DispatchDatabase DATABASE = DispatchDatabase.started();

  private final DispatchRepository claims = new DispatchRepository(DATABASE.pool(1));

  @AfterEach
  void deleteSchedules() {
    DATABASE.update("delete from platform.schedule");
  }

  @Test
  void dueSchedulesAreReadAsFarAsTheyFit() {
    DATABASE.schedules(COUNT, Duration.ofHours(1), "now() - i * interval '1 minute'");
    giveActions(LARGE);

    List<DueSchedule> due = claims.due(COUNT);

    assertThat(due).hasSizeBetween(MAX_FITTING / 2, MAX_FITTING);
    assertThat(due).extracting(DueSchedule::scheduledFor).isSorted();
    assertThat(due.get(0).scheduledFor())
        .isBefore(Instant.now().minus(Duration.ofMinutes(COUNT - 1)));
    assertThat(claims.due(3)).hasSize(3);
  }

  @Test
  void smallActionsAreAllRead() {
    DATABASE.schedules(COUNT, Duration.ofHours(1), "now() - interval '1 minute'");

    assertThat(claims.due(COUNT)).hasSize(COUNT);
    assertThat(claims.dueOfShare(UUID.randomUUID(), COUNT)).hasSizeLessThanOrEqualTo(COUNT);
    assertThat(claims.abandoned(Duration.ofSeconds(1), COUNT)).hasSize(COUNT);
    assertThat(claims.dueOfService(COUNT)).isEmpty();
  }

  /** A backfill of one schedule has its action a thousand times. */
  @Test
  void waitingExecutionsAreClaimedInPortionsUntilNoneIsLeft() {
    UUID scheduleId =
        DATABASE.schedule(Duration.ofHours(1), Instant.now().plus(Duration.ofHours(1)), "", "");
    giveActions(LARGE);
    DATABASE.update(
        """
        insert into platform.execution (id, schedule_id, scheduled_for, kind, state, due_at)
        select gen_random_uuid(), '%s', now() - i * interval '1 hour', 'backfill', 'waiting', now()
          from generate_series(1, %s) as i
        """
            .formatted(scheduleId, COUNT));
    Set<UUID> claimed = new HashSet<>();
    List<Integer> portions = new ArrayList<>();
    do {
      List<ClaimedExecution> portion = claims.claimWaiting(UUID.randomUUID(), COUNT);
      portion.forEach(execution -> claimed.add(execution.id()));
      portions.add(portion.size());
    } while (portions.get(portions.size() - 1) > 0);

    assertThat(claimed).hasSize(COUNT);
    assertThat(portions).allMatch(portion -> portion <= MAX_FITTING);
    assertThat(portions).hasSizeLessThanOrEqualTo(COUNT / MAX_FITTING + 2);
  }

  private static void giveActions(int size) {
    DATABASE.update(
        "update platform.schedule set action = json_build_object('type', 'system', 'task', repeat('x', %s))"
            .formatted(size));
  }
}
