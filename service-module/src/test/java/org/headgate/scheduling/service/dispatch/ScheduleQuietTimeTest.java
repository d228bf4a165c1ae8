package org.headgate.scheduling.service.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.headgate.pool.persistence.SharedValueQueries;
import org.headgate.scheduling.persistence.DispatchNodeRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The time until which no node has anything to do with schedules, on a real PostgreSQL. */
class ScheduleQuietTimeTest extends DispatcherSteps {

  private static final Instant LATER = Instant.parse("2037-01-01T00:00:00Z");

  @Test
  void timeHasNoEndWhileNothingIsPlanned() throws SQLException {
    assertThat(quietUntil()).isEmpty();
  }

  @Test
  void timeEndsWithTheNextSchedule() throws SQLException {
    database.schedule(Duration.ofHours(1), LATER.plusSeconds(1), "", "");
    database.schedule(Duration.ofHours(1), LATER, "", "");

    assertThat(quietUntil()).isEqualTo("" + LATER.toEpochMilli());
  }

  @ParameterizedTest
  @CsvSource({"waiting, 2036-12-31T00:00:00Z, 2114294400000", "running, , 0", "queued, , 0"})
  void timeEndsWithAnExecution(String state, String dueAt, String quietUntil) throws SQLException {
    UUID scheduleId = database.schedule(Duration.ofHours(1), LATER, "", "");
    database.update(
        "insert into platform.execution (id, schedule_id, scheduled_for, state, due_at)"
            + " values (gen_random_uuid(), '%s', now(), '%s', %s)"
                .formatted(scheduleId, state, dueAt == null ? "null" : "'" + dueAt + "'"));

    assertThat(quietUntil()).isEqualTo(quietUntil);
  }

  /** Somebody has to delete it. */
  @Test
  void timeIsOverWhileADeadNodeIsRemembered() throws SQLException {
    database.update(
        "insert into platform.schedule_node (id, started_at, lease_until)"
            + " values (gen_random_uuid(), now() - interval '1 day', now() - interval '2 hours')");

    assertThat(quietUntil()).isEqualTo("0");
  }

  @Test
  void restingNodeChangesNothing() throws SQLException {
    database.update(
        "insert into platform.schedule_node (id, started_at, lease_until)"
            + " values (gen_random_uuid(), now(), now() - interval '1 minute')");

    assertThat(quietUntil()).isEmpty();
  }

  private static String quietUntil() throws SQLException {
    return new SharedValueQueries(database.pool(1))
        .read(List.of(DispatchNodeRepository.QUIET_UNTIL))
        .values()
        .get(DispatchNodeRepository.QUIET_UNTIL);
  }
}
