package org.headgate.pool.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.sources.StatementSources;

/**
 * Reads which clients are connected to the platform's server and what they do, through the operator
 * lane, so that it works while the business pools are exhausted. Statements of other roles are
 * visible only to members of {@code pg_monitor}.
 */
@Dependent
public class ServerActivityQueries {

  private static final int TIMEOUT_SECONDS = 2;

  /** Blockers are queried only for waiting processes: the function locks the whole lock table. */
  private static final String BACKENDS =
      """
      select a.pid, coalesce(a.application_name, ''), coalesce(a.usename, ''), coalesce(a.datname, ''),
             coalesce(host(a.client_addr), 'local'), coalesce(a.state, 'hidden'), a.wait_event_type,
             a.wait_event, extract(epoch from clock_timestamp() - a.state_change)::float8,
             extract(epoch from clock_timestamp() - a.xact_start)::float8,
             extract(epoch from clock_timestamp() - a.query_start)::float8,
             coalesce(left(a.query, 2000), ''),
             case when a.wait_event_type = 'Lock' then pg_catalog.pg_blocking_pids(a.pid) else '{}' end,
             l.wants
        from pg_catalog.pg_stat_activity a
        left join lateral (
             select l.mode || coalesce(' on ' || l.relation::regclass::text, ' on ' || l.locktype) as wants
               from pg_catalog.pg_locks l
              where a.wait_event_type = 'Lock' and l.pid = a.pid and not l.granted
              limit 1) l on true
       where a.backend_type = 'client backend' and a.pid <> pg_catalog.pg_backend_pid()
      """;

  /** A row for each client, or one row if there is no other. */
  private static final String OVERVIEW =
      "select facts.*, client.* from (%s) facts left join (%s) client on true"
          .formatted(ServerLimitsQueries.FACTS, BACKENDS);

  private final DataSource operatorLane;

  @Inject
  ServerActivityQueries(@PoolDataSource(PoolName.OPERATOR) DataSource operatorLane) {
    this.operatorLane = operatorLane;
  }

  /**
   * All client processes except the one that runs this query.
   *
   * @throws SQLException when there is no answer within 2 s, with the reason
   */
  public List<Backend> backends() throws SQLException {
    try (Connection connection = operatorLane.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(StatementSources.registered(BACKENDS))) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      List<Backend> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(backend(rows, 0));
        }
      }
      return found;
    }
  }

  /**
   * {@link #backends} and {@link ServerLimitsQueries#limits}, in one statement.
   *
   * @throws SQLException when there is no answer within 2 s, with the reason
   */
  public Overview overview() throws SQLException {
    try (Connection connection = operatorLane.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(StatementSources.registered(OVERVIEW))) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      long startNanos = System.nanoTime();
      try (ResultSet rows = statement.executeQuery()) {
        Duration roundTrip = Duration.ofNanos(System.nanoTime() - startNanos);
        rows.next();
        ServerLimits limits = ServerLimitsQueries.limits(rows, roundTrip);
        List<Backend> found = new ArrayList<>();
        do {
          if (rows.getObject(ServerLimitsQueries.COLUMNS + 1) != null) {
            found.add(backend(rows, ServerLimitsQueries.COLUMNS));
          }
        } while (rows.next());
        return new Overview(found, limits);
      }
    }
  }

  /** The other clients of the server, and its limits and state. */
  public record Overview(List<Backend> backends, ServerLimits limits) {

    public Overview {
      backends = List.copyOf(backends);
    }
  }

  /**
   * @param before the number of columns before the client's
   */
  private static Backend backend(ResultSet row, int before) throws SQLException {
    return new Backend(
        row.getInt(before + 1),
        row.getString(before + 2),
        row.getString(before + 3),
        row.getString(before + 4),
        row.getString(before + 5),
        row.getString(before + 6),
        Optional.ofNullable(row.getString(before + 7)),
        Optional.ofNullable(row.getString(before + 8)),
        age(row, before + 9).orElse(Duration.ZERO),
        age(row, before + 10),
        age(row, before + 11),
        SqlStatementMasker.of(row.getString(before + 12)),
        pids(row.getArray(before + 13)),
        Optional.ofNullable(row.getString(before + 14)));
  }

  private static Optional<Duration> age(ResultSet row, int column) throws SQLException {
    double seconds = row.getDouble(column);
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(Math.max(0, Math.round(seconds * 1e9))));
  }

  private static List<Integer> pids(Array array) throws SQLException {
    return Arrays.stream((Integer[]) array.getArray()).distinct().toList();
  }
}
