package org.headgate.pool.persistence.autopilot;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.OperatorSqlGateway;
import org.headgate.pool.persistence.PoolDataSource;

/** The steps of all nodes' autopilots, through the operator lane. Each call is one statement. */
@Dependent
public class AutopilotStepRepository {

  private static final int MAX_LISTED = 50;
  private static final String COLUMNS =
      "id, node, pool, change_id, begun_at, before_size, before_overflow, after_size,"
          + " after_overflow, reason, seen_rate, seen_wait, seen_refused, seen_in_use,"
          + " expected_rate, expected_wait, expected_refused, expected_in_use, outcome,"
          + " measured_rate, measured_wait, measured_refused, measured_in_use, ended_at,"
          + " explanation";

  private static final String FORGOTTEN = "The node ended meanwhile.";

  private final OperatorSqlGateway gateway;

  @Inject
  public AutopilotStepRepository(@PoolDataSource(PoolName.OPERATOR) DataSource operatorPool) {
    this.gateway = new OperatorSqlGateway(operatorPool);
  }

  /** Records a step that begins; deletes steps older than 90 days. */
  public void add(AutopilotStepRow step) {
    gateway.update(
        "with old as (delete from platform.autopilot_step where begun_at < now() - interval '90 days')"
            + " insert into platform.autopilot_step (id, node, pool, begun_at, before_size,"
            + " before_overflow, after_size, after_overflow, reason, seen_rate, seen_wait,"
            + " seen_refused, seen_in_use, expected_rate, expected_wait, expected_refused,"
            + " expected_in_use) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        step.id(),
        step.node(),
        step.pool(),
        step.begunAt(),
        step.beforeSize(),
        step.beforeOverflow(),
        step.afterSize(),
        step.afterOverflow(),
        step.reason(),
        step.seen().rate(),
        step.seen().waitP95(),
        step.seen().refused(),
        step.seen().inUse(),
        step.expected().rate(),
        step.expected().waitP95(),
        step.expected().refused(),
        step.expected().inUse());
  }

  /**
   * Records the outcome of a step, unless it is recorded already. Its node knows better than those
   * that took the node for ended.
   */
  public void end(AutopilotStepRow step) {
    gateway.update(
        "update platform.autopilot_step set change_id = ?, outcome = ?, measured_rate = ?,"
            + " measured_wait = ?, measured_refused = ?, measured_in_use = ?, ended_at = ?,"
            + " explanation = ? where id = ? and (outcome = 'open' or explanation = ?)",
        step.changeId(),
        step.outcome(),
        step.measured().map(AutopilotFiguresRow::rate),
        step.measured().map(AutopilotFiguresRow::waitP95),
        step.measured().map(AutopilotFiguresRow::refused),
        step.measured().map(AutopilotFiguresRow::inUse),
        step.endedAt(),
        step.explanation(),
        step.id(),
        FORGOTTEN);
  }

  /** Records which pool change a step made. */
  public void recordChange(UUID stepId, UUID changeId) {
    gateway.update(
        "update platform.autopilot_step set change_id = ? where id = ?", changeId, stepId);
  }

  /**
   * Ends steps whose node stopped meanwhile: only one step is open at a time, and never for this
   * long.
   */
  public void endForgotten() {
    gateway.update(
        "update platform.autopilot_step set outcome = 'not_judged', ended_at = now(),"
            + " explanation = ? where outcome = 'open'"
            + " and begun_at < now() - interval '10 minutes'",
        FORGOTTEN);
  }

  /** The latest 50, newest first. */
  public List<AutopilotStepRow> latest(String pool) {
    return gateway.query(
        "select "
            + COLUMNS
            + " from platform.autopilot_step where pool = ? order by begun_at desc limit "
            + MAX_LISTED,
        AutopilotStepRepository::row,
        pool);
  }

  private static AutopilotStepRow row(ResultSet row) throws SQLException {
    return new AutopilotStepRow(
        row.getObject("id", UUID.class),
        row.getString("node"),
        row.getString("pool"),
        Optional.ofNullable(row.getObject("change_id", UUID.class)),
        OperatorSqlGateway.instant(row, "begun_at"),
        row.getInt("before_size"),
        row.getInt("before_overflow"),
        row.getInt("after_size"),
        row.getInt("after_overflow"),
        row.getString("reason"),
        AutopilotFiguresRow.of(row, "seen_"),
        AutopilotFiguresRow.of(row, "expected_"),
        row.getString("outcome"),
        AutopilotFiguresRow.ifAny(row, "measured_"),
        OperatorSqlGateway.instantIfAny(row, "ended_at"),
        Optional.ofNullable(row.getString("explanation")));
  }
}
