package org.headgate.scheduling.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.headgate.pool.persistence.OperatorSqlGateway;
import org.headgate.scheduling.api.CatchUp;
import org.headgate.scheduling.api.ExecutionKind;

/** Maps the rows of {@link DispatchRepository}: due schedules and claimed executions. */
final class DispatchRow {

  /** The columns of a schedule {@code s} that its executions need. */
  static final String WORK =
      "s.owner_id, s.action, s.secret, s.newer_secret, s.max_attempts, s.initial_delay_ms,"
          + " s.max_delay_ms, s.consecutive_failures";

  private DispatchRow() {}

  static DueSchedule due(ResultSet row) throws SQLException {
    return new DueSchedule(
        row.getObject("id", UUID.class),
        OperatorSqlGateway.instant(row, "next_at"),
        row.getLong("fence"),
        row.getString("trigger"),
        DstPolicyColumns.gap(row),
        DstPolicyColumns.overlap(row),
        OperatorSqlGateway.instant(row, "anchored_at"),
        CatchUp.valueOf(row.getString("catch_up").toUpperCase(Locale.ROOT)),
        OperatorSqlGateway.millis(row, "catch_up_window_ms"),
        row.getBoolean("served"),
        OperatorSqlGateway.instant(row, "now"),
        work(row));
  }

  static ClaimedExecution execution(ResultSet row) throws SQLException {
    return new ClaimedExecution(
        row.getObject("id", UUID.class),
        row.getObject("schedule_id", UUID.class),
        OperatorSqlGateway.instant(row, "scheduled_for"),
        ExecutionKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getInt("attempt"),
        row.getInt("deaths"),
        row.getLong("token"),
        row.getInt("deferrals"),
        OperatorSqlGateway.instantIfAny(row, "deferred_since"),
        work(row),
        OperatorSqlGateway.instant(row, "claimed_at"));
  }

  private static DueSchedule.Work work(ResultSet row) throws SQLException {
    return new DueSchedule.Work(
        Optional.ofNullable(row.getObject("owner_id", UUID.class)),
        row.getString("action"),
        secrets(row),
        row.getInt("max_attempts"),
        OperatorSqlGateway.millis(row, "initial_delay_ms"),
        OperatorSqlGateway.millis(row, "max_delay_ms"),
        row.getInt("consecutive_failures"));
  }

  private static List<byte[]> secrets(ResultSet row) throws SQLException {
    return Stream.of(row.getBytes("secret"), row.getBytes("newer_secret"))
        .filter(Objects::nonNull)
        .toList();
  }
}
