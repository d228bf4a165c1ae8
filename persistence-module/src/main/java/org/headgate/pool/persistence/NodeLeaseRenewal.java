package org.headgate.pool.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.headgate.pool.persistence.NodeLeaseRepository.NodeLease;
import org.headgate.pool.persistence.OperatorSqlGateway.SqlFailedException;
import org.headgate.pool.persistence.sources.StatementSources;

/**
 * Renews a lease as it is, in one statement and without the lock. A decision of another node that
 * runs meanwhile counts the same connections either way.
 */
final class NodeLeaseRenewal {

  /**
   * The minimum of the server's own limit, less what others get, and those of role and database.
   */
  static final String SERVER_LIMIT =
      """
      select least((select sum(case name when 'max_connections' then setting::int else -setting::int end)::int
                      from pg_catalog.pg_settings
                     where name in ('max_connections', 'superuser_reserved_connections',
                                    'reserved_connections')) - cast(? as integer),
                   case when not r.rolsuper then nullif(r.rolconnlimit, -1) end,
                   case when not r.rolsuper then nullif(d.datconnlimit, -1) end)
        from pg_catalog.pg_roles r, pg_catalog.pg_database d
       where r.rolname = session_user and d.datname = current_database()
      """;

  private static final int TIMEOUT_SECONDS = 3;

  /**
   * An older lease is only renewed under the lock: another node could take it for void while it is
   * renewed. Leaves more than the time limit of a statement.
   */
  private static final Duration RENEWABLE =
      NodeLeaseRepository.VALID.minusSeconds(TIMEOUT_SECONDS + 2);

  private static final String RENEW =
      """
      update platform.node_lease set heartbeat_at = clock_timestamp()
       where node_id = ? and wanted = ? and granted = ?
         and heartbeat_at > clock_timestamp() - interval '%s seconds'
         and not exists (select 1 from platform.node_lease other
                          where other.heartbeat_at < clock_timestamp() - interval '%s seconds')
      """
          .formatted(RENEWABLE.toSeconds(), NodeLeaseRepository.VALID.toSeconds());

  /** All parts see the tables as they were before. */
  private static final String CONFIRM =
      """
      with renewed as (
        %s and (select string_agg(concat_ws(':', l.node_id, l.wanted, l.granted), ','
                                  order by cast(l.node_id as text) collate "C")
                  from platform.node_lease l) = ?
        returning 1
      ), forgotten as (
        %s
      )
      select (%s) as server_limit from renewed
      """
          .formatted(RENEW, PoolChangeRepository.END_FORGOTTEN, SERVER_LIMIT);

  private final DataSource pool;

  NodeLeaseRenewal(DataSource pool) {
    this.pool = pool;
  }

  /**
   * @return false, and nothing is renewed, when another lease is stored for the node or a lease is
   *     void: then it takes a decision
   */
  boolean renew(NodeLease lease) {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = prepared(connection, RENEW, lease)) {
      return statement.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new SqlFailedException(e);
    }
  }

  /**
   * As {@link #renew}, only if the leases of all nodes are those that were read before. The same
   * statement ends forgotten changes of pools and reads the server's limit.
   *
   * @param others connections left to other applications
   * @return the server's limit; empty, and nothing is renewed, when anything is different
   */
  Optional<Integer> confirm(NodeLease lease, List<NodeLease> all, int others) {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = prepared(connection, CONFIRM, lease)) {
      statement.setString(4, text(all));
      statement.setInt(5, others);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(rows.getInt("server_limit")) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new SqlFailedException(e);
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql, NodeLease lease)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(StatementSources.registered(sql));
    try {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      statement.setObject(1, lease.nodeId());
      statement.setInt(2, lease.wanted());
      statement.setInt(3, lease.granted());
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  private static String text(List<NodeLease> all) {
    return all.stream()
        .map(lease -> lease.nodeId() + ":" + lease.wanted() + ":" + lease.granted())
        .sorted()
        .collect(Collectors.joining(","));
  }
}
