package org.headgate.scheduling.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.headgate.pool.persistence.OperatorSqlGateway;
import org.headgate.pool.persistence.Platform;

/** How often schedules failed in a row, and what follows. Each call is one statement. */
@Dependent
public class ScheduleFailures {

  private final OperatorSqlGateway platform;

  @Inject
  public ScheduleFailures(@Platform DataSource pool) {
    platform = new OperatorSqlGateway(pool);
  }

  /** A schedule that was stopped, for whoever tells its owner. */
  public record Stopped(UUID schedule, Optional<UUID> owner, String name) {}

  /** Counts one more. */
  public int failed(UUID schedule) {
    return platform
        .query(
            "update platform.schedule set consecutive_failures = consecutive_failures + 1 where id"
                + " = ? returning consecutive_failures",
            row -> row.getInt("consecutive_failures"),
            schedule)
        .stream()
        .findFirst()
        .orElse(0);
  }

  /**
   * Stops a schedule of a person whose receiver wants no further requests, unless it is stopped or
   * does something else by now; empty then.
   *
   * @param action what was executed
   */
  public Optional<Stopped> gone(UUID schedule, String action, String reason) {
    return platform
        .query(
            """
            update platform.schedule
               set enabled = false, disabled_reason = ?, next_at = null, fence = fence + 1, revision = revision + 1,
                   updated_at = clock_timestamp()
             where id = ? and owner_id is not null and disabled_reason is null and cast(action as text) = ?
            returning id, owner_id, name
            """,
            ScheduleFailures::stopped,
            reason,
            schedule,
            action)
        .stream()
        .findFirst();
  }

  /**
   * Notes that the receiver asked for a pause, unless the schedule does something else by now.
   *
   * @param action what was executed
   */
  public void quiet(UUID schedule, String action, Duration pause) {
    platform.update(
        "update platform.schedule set quiet_until = greatest(quiet_until, clock_timestamp() + ? *"
            + " interval '1 millisecond') where id = ? and cast(action as text) = ?",
        pause,
        schedule,
        action);
  }

  public void succeeded(List<UUID> schedules) {
    platform.update(
        "update platform.schedule set consecutive_failures = 0"
            + " where id = any (cast(? as uuid[])) and consecutive_failures > 0",
        new OperatorSqlGateway.Elements("uuid", schedules));
  }

  /**
   * Stops a schedule of a person that has failed as often and is not stopped yet; empty otherwise.
   *
   * @param least how many failures in a row it takes
   */
  public Optional<Stopped> stop(UUID schedule, int least, String reason) {
    return platform
        .query(
            """
            update platform.schedule
               set enabled = false, disabled_reason = ?, next_at = null, fence = fence + 1, revision = revision + 1,
                   updated_at = clock_timestamp()
             where id = ? and enabled and owner_id is not null and consecutive_failures >= ?
            returning id, owner_id, name
            """,
            ScheduleFailures::stopped,
            reason,
            schedule,
            least)
        .stream()
        .findFirst();
  }

  private static Stopped stopped(ResultSet row) throws SQLException {
    return new Stopped(
        row.getObject("id", UUID.class),
        Optional.ofNullable(row.getObject("owner_id", UUID.class)),
        row.getString("name"));
  }
}
