package org.headgate.pool.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.sources.StatementSources;

/**
 * Reads the limits and state of the platform's server, through the operator lane. Whether new
 * sessions may write is read from the settings of role and database, because the lane's own session
 * may be older than these.
 */
@Dependent
public class ServerLimitsQueries {

  /** The number of columns of {@link #FACTS}. */
  static final int COLUMNS = 12;

  private static final int TIMEOUT_SECONDS = 2;

  /** One row, of {@value #COLUMNS} columns. */
  static final String FACTS =
      """
      select current_setting('max_connections')::int,
             current_setting('superuser_reserved_connections')::int
               + coalesce(current_setting('reserved_connections', true)::int, 0),
             nullif(r.rolconnlimit, -1), nullif(d.datconnlimit, -1),
             (select count(*) from pg_catalog.pg_stat_activity
               where backend_type = 'client backend' and usename = session_user),
             (select count(*) from pg_catalog.pg_stat_activity
               where backend_type = 'client backend' and datname = current_database()),
             pg_is_in_recovery(),
             coalesce((select bool_or(setting in ('default_transaction_read_only=on',
                                                  'default_transaction_read_only=true'))
                         from pg_catalog.pg_db_role_setting s, unnest(s.setconfig) setting
                        where s.setdatabase in (0, d.oid) and s.setrole in (0, r.oid)), false)
               or current_setting('default_transaction_read_only')::bool,
             current_setting('server_version'),
             (select t.version || ' ' || t.cipher from pg_catalog.pg_stat_ssl t
               where t.pid = pg_backend_pid() and t.ssl),
             clock_timestamp(),
             array(select count(*) || ' ' || coalesce(application_name, '') from pg_catalog.pg_stat_activity
                    where backend_type = 'client backend' group by coalesce(application_name, ''))
        from pg_catalog.pg_roles r, pg_catalog.pg_database d
       where r.rolname = session_user and d.datname = current_database()
      """;

  private final DataSource operatorLane;

  @Inject
  ServerLimitsQueries(@PoolDataSource(PoolName.OPERATOR) DataSource operatorLane) {
    this.operatorLane = operatorLane;
  }

  /**
   * Reads limits and state now.
   *
   * @throws SQLException when there is no answer within 2 s, with the reason
   */
  public ServerLimits limits() throws SQLException {
    try (Connection connection = operatorLane.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(StatementSources.registered(FACTS))) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      long startNanos = System.nanoTime();
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return limits(row, Duration.ofNanos(System.nanoTime() - startNanos));
      }
    }
  }

  /**
   * @param row its first columns are those of {@link #FACTS}
   */
  static ServerLimits limits(ResultSet row, Duration roundTrip) throws SQLException {
    Map<String, Integer> applications = applications(row.getArray(COLUMNS));
    return new ServerLimits(
        row.getInt(1),
        row.getInt(2),
        applications.values().stream().mapToInt(Integer::intValue).sum(),
        Optional.ofNullable(row.getObject(3, Integer.class)),
        Optional.ofNullable(row.getObject(4, Integer.class)),
        row.getInt(5),
        row.getInt(6),
        applications,
        row.getBoolean(7),
        row.getBoolean(8),
        row.getString(9),
        Optional.ofNullable(row.getString(10)),
        row.getObject(11, OffsetDateTime.class).toInstant(),
        roundTrip);
  }

  /** Each is the number of its connections, a blank, and its name, which may be empty. */
  private static Map<String, Integer> applications(Array counted) throws SQLException {
    Map<String, Integer> applications = new HashMap<>();
    for (String application : (String[]) counted.getArray()) {
      int end = application.indexOf(' ');
      applications.put(
          application.substring(end + 1), Integer.parseInt(application.substring(0, end)));
    }
    return applications;
  }
}
