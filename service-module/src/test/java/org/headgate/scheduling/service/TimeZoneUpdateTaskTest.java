package org.headgate.scheduling.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.time.TimeZoneDatabase;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.scheduling.api.DstGap;
import org.headgate.scheduling.api.DstOverlap;
import org.headgate.scheduling.persistence.DispatchRepository;
import org.headgate.scheduling.service.calendar.CronExpression;
import org.headgate.scheduling.service.calendar.CronRecurrence;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Instants that were computed with the rules of an earlier tz database. */
class TimeZoneUpdateTaskTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration YEARLY = Duration.ofDays(365);
  private static final String ZONE = "Africa/Casablanca";

  /** So rarely that it is not due while the test runs. */
  private static final String RARELY = "0 9 29 2 *";

  @AutoClose static DispatchDatabase database;

  @BeforeAll
  static void start() {
    database = DispatchDatabase.started();
  }

  @Test
  void instantsOfFormerRulesAreMovedAndOthersStay() {
    UUID early = cron(RARELY, next(RARELY).minus(HOUR));
    UUID late = cron(RARELY, next(RARELY).plus(HOUR));
    UUID right = cron(RARELY, next(RARELY));
    UUID interval = database.schedule(YEARLY, next(RARELY).plus(HOUR), "", "");

    task().run();

    assertThat(row(early)).isEqualTo(next(RARELY) + " 1 1");
    assertThat(row(late)).isEqualTo(next(RARELY) + " 1 1");
    assertThat(row(right)).isEqualTo(next(RARELY) + " 0 1");
    assertThat(row(interval)).isEqualTo(next(RARELY).plus(HOUR) + " 0 1");
    assertThat(database.number("select count(*) from platform.execution")).isZero();
  }

  @Test
  void unreadableAndPausedAndDueSchedulesStay() {
    UUID unreadable = cron("0 9 * * nonsense", next(RARELY).plus(HOUR));
    Instant past = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(HOUR);
    UUID due = cron(RARELY, past);
    UUID paused = cron(RARELY, past);
    database.update("update platform.schedule set next_at = null where id = '" + paused + "'");

    task().run();

    assertThat(row(unreadable)).isEqualTo(next(RARELY).plus(HOUR) + " 0 1");
    assertThat(row(due)).isEqualTo(past + " 0 1");
    assertThat(database.number("select fence from platform.schedule where id = '" + paused + "'"))
        .isZero();
  }

  @Test
  void severalPagesAreReadOnce() {
    for (int i = 0; i < 3; i++) {
      cron(RARELY, next(RARELY).plus(HOUR));
    }
    database.update(
        """
        insert into platform.schedule (id, owner_id, name, enabled, trigger, action, dst_gap, dst_overlap, catch_up,
               catch_up_window_ms, overlap, max_attempts, initial_delay_ms, max_delay_ms, anchored_at, next_at,
               created_at, updated_at)
        select gen_random_uuid(), owner_id, 'page', enabled, trigger, action, dst_gap, dst_overlap, catch_up,
               catch_up_window_ms, overlap, max_attempts, initial_delay_ms, max_delay_ms, anchored_at, next_at,
               created_at, updated_at
          from platform.schedule, generate_series(1, 1000)
         where trigger->>'expression' = '%s' and next_at = '%s' limit 1201
        """
            .formatted(RARELY, next(RARELY).plus(HOUR)));
    TimeZoneUpdateTask task = task();

    task.run();
    assertThat(wrong()).isZero();

    UUID later = cron(RARELY, next(RARELY).plus(HOUR));
    task.run();
    assertThat(row(later)).isEqualTo(next(RARELY).plus(HOUR) + " 0 1");
  }

  private static long wrong() {
    return database.number(
        """
        select count(*) from platform.schedule
         where trigger->>'expression' = '%s' and next_at > now() and next_at <> '%s'
        """
            .formatted(RARELY, next(RARELY)));
  }

  private static TimeZoneUpdateTask task() {
    TimeZoneUpdateTask task = new TimeZoneUpdateTask();
    task.schedules = new DispatchRepository(database.pool(1));
    task.guard = new DatabaseGuard() {};
    return task;
  }

  private static UUID cron(String expression, Instant nextAt) {
    return database.schedule(
        YEARLY,
        nextAt,
        "trigger",
        "'{\"type\":\"cron\",\"expression\":\"%s\",\"time_zone\":\"%s\"}'::json"
            .formatted(expression, ZONE));
  }

  private static Instant next(String expression) {
    Optional<Instant> next =
        new CronRecurrence(
                CronExpression.parse(expression),
                TimeZoneDatabase.rules(ZONE),
                DstGap.SHIFT,
                DstOverlap.FIRST)
            .nextAfter(Instant.now());
    return next.orElseThrow();
  }

  /** The next instant, the fence and the revision. */
  private static String row(UUID id) {
    return database.text(
        """
        select concat_ws(' ', to_char(next_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), fence, revision)
          from platform.schedule where id = '%s'
        """
            .formatted(id));
  }
}
