package org.headgate.pool.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.sources.StatementSources;

/**
 * Inspects the setup of a database before it is used. All names are qualified with {@code
 * pg_catalog}, so that the search path does not matter.
 */
@Dependent
public class ServerInspectionQueries {

  private static final int TIMEOUT_SECONDS = 5;

  private static final String INSPECTION =
      """
      select pg_catalog.current_database()::text, current_user::text,
             pg_catalog.current_setting('server_encoding'),
             pg_catalog.current_setting('server_version_num')::int,
             pg_catalog.pg_is_in_recovery(),
             not pg_catalog.current_setting('transaction_read_only')::bool,
             pg_catalog.has_database_privilege(pg_catalog.current_database(), 'create'),
             n.oid is not null,
             coalesce(pg_catalog.has_schema_privilege(n.oid, 'usage')
                      and pg_catalog.has_schema_privilege(n.oid, 'create'), false),
             array(select c.relname::text from pg_catalog.pg_class c
                    where c.relnamespace = n.oid and c.relkind in ('r', 'p') and not c.relispartition
                      and not (pg_catalog.has_table_privilege(c.oid, 'select')
                               and pg_catalog.has_table_privilege(c.oid, 'insert')
                               and pg_catalog.has_table_privilege(c.oid, 'update')
                               and pg_catalog.has_table_privilege(c.oid, 'delete'))
                    order by 1),
             array(select c.relname::text from pg_catalog.pg_class c
                    where c.relnamespace = n.oid
                      and case when c.relkind = 'S' then not pg_catalog.has_sequence_privilege(c.oid, 'usage') end
                    order by 1),
             pg_catalog.current_schemas(true)::text[]
        from (select pg_catalog.to_regnamespace(?)::oid as oid) n
      """;

  /** Settings of the role, the database and the server; a session may have been given others. */
  private static final String SETTINGS =
      """
      select name, reset_val from pg_catalog.pg_settings
       where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout',
                      'idle_session_timeout', 'transaction_timeout', 'session_replication_role',
                      'synchronous_commit')
      """;

  private final DataSource operatorLane;
  private final DataSource userdata;

  @Inject
  public ServerInspectionQueries(
      @PoolDataSource(PoolName.OPERATOR) DataSource operatorLane,
      @PoolDataSource(PoolName.USERDATA) DataSource userdata) {
    this.operatorLane = operatorLane;
    this.userdata = userdata;
  }

  /**
   * Reads the setup of a database.
   *
   * @throws SQLException when there is no answer, with the reason
   */
  public ServerInspection inspect(PoolName database) throws SQLException {
    DataSource pool = database == PoolName.USERDATA ? userdata : operatorLane;
    try (Connection connection = pool.getConnection();
        PreparedStatement look =
            connection.prepareStatement(StatementSources.registered(INSPECTION))) {
      look.setQueryTimeout(TIMEOUT_SECONDS);
      look.setString(1, database.wireName());
      try (ResultSet found = look.executeQuery()) {
        found.next();
        List<String> path = texts(found.getArray(12));
        return new ServerInspection(
            found.getString(1),
            found.getString(2),
            found.getString(3),
            found.getInt(4),
            found.getBoolean(5),
            found.getBoolean(6),
            found.getBoolean(7),
            found.getBoolean(8),
            found.getBoolean(9),
            texts(found.getArray(10)),
            texts(found.getArray(11)),
            path.subList(0, Math.max(0, path.indexOf("pg_catalog"))),
            settings(connection));
      }
    }
  }

  private static Map<String, String> settings(Connection connection) throws SQLException {
    Map<String, String> settings = new HashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(StatementSources.registered(SETTINGS))) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          settings.put(rows.getString(1), rows.getString(2));
        }
      }
    }
    return settings;
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
