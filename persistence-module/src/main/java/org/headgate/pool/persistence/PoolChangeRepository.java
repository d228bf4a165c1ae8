package org.headgate.pool.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.PoolChange;
import org.headgate.pool.api.PoolSizing;
import org.headgate.pool.persistence.OperatorSqlGateway.SqlFailedException;

/**
 * The history of live pool changes, through the operator lane, because the pool to be enlarged may
 * be exhausted. Each call is one statement.
 */
@Dependent
public class PoolChangeRepository {

  private static final String COLUMNS =
      "id, pool, state, actor, applied_at, reverts_at, before_size, before_overflow, before_timeout,"
          + " before_recycle, after_size, after_overflow, after_timeout, after_recycle, ended_at,"
          + " ended_by, reason";

  private static final String ADD =
      """
      with old as (
        delete from platform.pool_change
         where applied_at < now() - interval '90 days' and state <> 'applied')
      insert into platform.pool_change (node_id, %s)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
          .formatted(COLUMNS);

  private static final String SELECT = "select " + COLUMNS + " from platform.pool_change ";

  static final String END_FORGOTTEN =
      """
      update platform.pool_change
         set state = 'reverted', ended_at = now(), ended_by = 'headgate', reason = 'the node ended'
       where state = 'applied' and reverts_at < now() - interval '1 minute'
      """;

  private static final String FORGOTTEN = "ended_by = 'headgate' and reason = 'the node ended'";

  private final OperatorSqlGateway gateway;

  @Inject
  public PoolChangeRepository(@PoolDataSource(PoolName.OPERATOR) DataSource operatorPool) {
    this.gateway = new OperatorSqlGateway(operatorPool);
  }

  /**
   * Records a change that begins; deletes those that ended and are older than 90 days.
   *
   * @param nodeId the node whose pool is changed
   * @throws SqlFailedException when it cannot be written
   */
  public void add(UUID nodeId, PoolChange change) {
    PoolSizing previous = change.before();
    PoolSizing next = change.after();
    gateway.update(
        ADD,
        nodeId,
        change.changeId(),
        change.pool(),
        change.state().wireName(),
        change.actor(),
        change.appliedAt(),
        change.revertsAt(),
        previous.poolSize(),
        previous.maxOverflow(),
        previous.timeoutSeconds(),
        previous.recycleSeconds(),
        next.poolSize(),
        next.maxOverflow(),
        next.timeoutSeconds(),
        next.recycleSeconds(),
        change.endedAt(),
        change.endedBy(),
        change.reason());
  }

  /**
   * Records how a change ended, unless that is recorded already. Its node knows better than those
   * that took the node for ended.
   */
  public void end(PoolChange change) {
    gateway.update(
        """
        update platform.pool_change set state = ?, ended_at = ?, ended_by = ?, reason = ?
         where id = ? and (state = 'applied' or %s)
        """
            .formatted(FORGOTTEN),
        change.state().wireName(),
        change.endedAt(),
        change.endedBy(),
        change.reason(),
        change.changeId());
  }

  /**
   * Ends changes whose node stopped before their deadline: the restart of that node reverted them.
   * Returns how many.
   */
  public int endForgotten() {
    return gateway.update(END_FORGOTTEN);
  }

  /** The latest 50, newest first. */
  public List<PoolChange> latest() {
    return gateway.query(
        SELECT + "order by applied_at desc limit 50", PoolChangeRepository::change);
  }

  /** Finds a change by its id. */
  public Optional<PoolChange> find(UUID id) {
    return gateway.query(SELECT + "where id = ?", PoolChangeRepository::change, id).stream()
        .findFirst();
  }

  private static PoolChange change(ResultSet row) throws SQLException {
    return new PoolChange(
        row.getObject("id", UUID.class),
        row.getString("pool"),
        PoolChange.State.ofWireName(row.getString("state")),
        row.getString("actor"),
        OperatorSqlGateway.instant(row, "applied_at"),
        OperatorSqlGateway.instant(row, "reverts_at"),
        sizing(row, "before_"),
        sizing(row, "after_"),
        OperatorSqlGateway.instantIfAny(row, "ended_at"),
        Optional.ofNullable(row.getString("ended_by")),
        Optional.ofNullable(row.getString("reason")));
  }

  private static PoolSizing sizing(ResultSet row, String prefix) throws SQLException {
    return new PoolSizing(
        row.getInt(prefix + "size"),
        row.getInt(prefix + "overflow"),
        row.getLong(prefix + "timeout"),
        row.getLong(prefix + "recycle"));
  }
}
