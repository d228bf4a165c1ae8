package org.headgate.pool.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.headgate.pool.api.PoolChange;
import org.headgate.pool.api.PoolSizing;
import org.headgate.pool.persistence.OperatorSqlGateway.SqlFailedException;
import org.headgate.pool.persistence.sources.StatementSources;

/**
 * The history of live pool changes, through the operator lane, because the pool to be enlarged may
 * be exhausted. Each call is one statement.
 */
@Dependent
public class PoolChangeRepository {

  private static final int MAX_LISTED = 50;
  private static final String COLUMNS =
      "id, pool, state, actor, applied_at, reverts_at, before_size, before_overflow, before_timeout,"
          + " before_recycle, after_size, after_overflow, after_timeout, after_recycle, ended_at,"
          + " ended_by, reason";

  private static final String FORGOTTEN = "ended_by = 'headgate' and reason = 'the node ended'";

  private final DataSource operatorPool;

  @Inject
  public PoolChangeRepository(@OperatorLane DataSource operatorPool) {
    this.operatorPool = operatorPool;
  }

  /**
   * Records a change that begins; deletes those that ended and are older than 90 days.
   *
   * @param nodeId the node whose pool is changed
   * @throws SqlFailedException when it cannot be written
   */
  public void add(UUID nodeId, PoolChange change) {
    String insert =
        "with old as (delete from platform.pool_change"
            + " where applied_at < now() - interval '90 days' and state <> 'applied')"
            + " insert into platform.pool_change (node_id, "
            + COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (Connection connection = operatorPool.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(StatementSources.registered(insert))) {
      statement.setObject(1, nodeId);
      statement.setObject(2, change.changeId());
      statement.setString(3, change.pool());
      statement.setString(4, change.state().wireName());
      statement.setString(5, change.actor());
      statement.setObject(6, at(change.appliedAt()));
      statement.setObject(7, at(change.revertsAt()));
      set(statement, 8, change.before());
      set(statement, 12, change.after());
      statement.setObject(16, change.endedAt().map(PoolChangeRepository::at).orElse(null));
      statement.setString(17, change.endedBy().orElse(null));
      statement.setString(18, change.reason().orElse(null));
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new SqlFailedException(e);
    }
  }

  /**
   * Records how a change ended, unless that is recorded already. Its node knows better than those
   * that took the node for ended.
   */
  public void end(PoolChange change) {
    String update =
        "update platform.pool_change set state = ?, ended_at = ?, ended_by = ?, reason = ?"
            + " where id = ? and (state = 'applied' or "
            + FORGOTTEN
            + ")";
    try (Connection connection = operatorPool.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(StatementSources.registered(update))) {
      statement.setString(1, change.state().wireName());
      statement.setObject(2, change.endedAt().map(PoolChangeRepository::at).orElse(null));
      statement.setString(3, change.endedBy().orElse(null));
      statement.setString(4, change.reason().orElse(null));
      statement.setObject(5, change.changeId());
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new SqlFailedException(e);
    }
  }

  /**
   * Ends changes whose node stopped before their deadline: the restart of that node reverted them.
   * Returns how many.
   */
  public int endForgotten() {
    String update =
        "update platform.pool_change set state = 'reverted', ended_at = now(), ended_by = 'headgate',"
            + " reason = 'the node ended' where state = 'applied' and reverts_at < now() - interval '1 minute'";
    try (Connection connection = operatorPool.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(StatementSources.registered(update))) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new SqlFailedException(e);
    }
  }

  /** The latest 50, newest first. */
  public List<PoolChange> latest() {
    return query(
        "select "
            + COLUMNS
            + " from platform.pool_change order by applied_at desc limit "
            + MAX_LISTED);
  }

  /** Finds a change by its id. */
  public Optional<PoolChange> find(UUID id) {
    return query("select " + COLUMNS + " from platform.pool_change where id = '" + id + "'")
        .stream()
        .findFirst();
  }

  private List<PoolChange> query(String select) {
    try (Connection connection = operatorPool.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(StatementSources.registered(select));
        ResultSet rows = statement.executeQuery()) {
      List<PoolChange> changes = new ArrayList<>();
      while (rows.next()) {
        changes.add(change(rows));
      }
      return changes;
    } catch (SQLException e) {
      throw new SqlFailedException(e);
    }
  }

  private static PoolChange change(ResultSet row) throws SQLException {
    return new PoolChange(
        row.getObject("id", UUID.class),
        row.getString("pool"),
        PoolChange.State.ofWireName(row.getString("state")),
        row.getString("actor"),
        row.getTimestamp("applied_at").toInstant(),
        row.getTimestamp("reverts_at").toInstant(),
        sizing(row, "before_"),
        sizing(row, "after_"),
        Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant),
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

  private static void set(PreparedStatement statement, int from, PoolSizing sizing)
      throws SQLException {
    statement.setInt(from, sizing.poolSize());
    statement.setInt(from + 1, sizing.maxOverflow());
    statement.setLong(from + 2, sizing.timeoutSeconds());
    statement.setLong(from + 3, sizing.recycleSeconds());
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
