package org.headgate.pool.persistence.autopilot;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.OperatorSqlGateway;
import org.headgate.pool.persistence.PoolDataSource;
import org.headgate.pool.persistence.SharedValueQueries;

/**
 * The modes of the autopilots and the node that may act, through the operator lane. Each call is
 * one statement; the database's clock is used.
 */
@Dependent
public class AutopilotModeRepository {

  /** A query for a value that changes with each change of any mode. */
  public static final String VERSION =
      SharedValueQueries.fingerprint("a.pool || ':' || a.xmin", "platform.pool_autopilot a");

  private static final String LEASE_DURATION = "60 seconds";

  /** A step that is neither kept nor reverted by then reverts itself earlier. */
  private static final String MAX_STEP_DURATION = "5 minutes";

  private final OperatorSqlGateway gateway;

  @Inject
  public AutopilotModeRepository(@PoolDataSource(PoolName.OPERATOR) DataSource operatorPool) {
    this.gateway = new OperatorSqlGateway(operatorPool);
  }

  /** All stored modes. */
  public List<AutopilotModeRow> all() {
    return gateway.query(
        "select pool, mode, set_at, set_by, wrong, stopped_at from platform.pool_autopilot",
        row ->
            new AutopilotModeRow(
                row.getString("pool"),
                Optional.ofNullable(row.getString("mode")),
                OperatorSqlGateway.instantIfAny(row, "set_at"),
                Optional.ofNullable(row.getString("set_by")),
                row.getInt("wrong"),
                OperatorSqlGateway.instantIfAny(row, "stopped_at")));
  }

  /** Sets the mode, and resets the count of wrong predictions. */
  public void set(String pool, String mode, String actor) {
    gateway.update(
        "insert into platform.pool_autopilot (pool, mode, set_at, set_by) values (?, ?, now(), ?)"
            + " on conflict (pool) do update set mode = excluded.mode, set_at = excluded.set_at,"
            + " set_by = excluded.set_by, wrong = 0, stopped_at = null",
        pool,
        mode,
        actor);
  }

  /** Counts a wrong prediction; at {@code max} of them the autopilot is stopped. */
  public void addWrong(String pool, int max) {
    gateway.update(
        "insert into platform.pool_autopilot as kept (pool, wrong) values (?, 1)"
            + " on conflict (pool) do update set wrong = kept.wrong + 1,"
            + " stopped_at = case when kept.wrong + 1 >= ? then coalesce(kept.stopped_at, now()) end",
        pool,
        max);
  }

  /**
   * Takes or keeps the right to act; false while another node has it. A node that lost it in an
   * outage may still have a step open: nobody else acts before that has ended, or can no longer be
   * open.
   *
   * @param node the name of the node in its steps
   */
  public boolean acquireLease(UUID nodeId, String node) {
    return gateway.update(
            "insert into platform.autopilot_turn as turn (node_id, until)"
                + " select ?, clock_timestamp() + interval '"
                + LEASE_DURATION
                + "' where not exists (select from platform.autopilot_step where outcome = 'open'"
                + " and node <> ? and begun_at > clock_timestamp() - interval '"
                + MAX_STEP_DURATION
                + "') on conflict (id) do update set node_id = excluded.node_id, until = excluded.until"
                + " where turn.node_id = excluded.node_id or turn.until < clock_timestamp()",
            nodeId,
            node)
        > 0;
  }

  public void releaseLease(UUID nodeId) {
    gateway.update("delete from platform.autopilot_turn where node_id = ?", nodeId);
  }
}
