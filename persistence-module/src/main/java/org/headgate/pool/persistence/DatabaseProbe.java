package org.headgate.pool.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;

/**
 * Probes a database with a short query: whether its first table exists, its version and name. The
 * platform is probed through the operator lane, so that a database that is down can be told from an
 * exhausted pool.
 */
@Dependent
public class DatabaseProbe {

  private static final int TIMEOUT_SECONDS = 2;

  private final DataSource operatorLane;
  private final DataSource userdata;

  @Inject
  DatabaseProbe(
      @PoolDataSource(PoolName.OPERATOR) DataSource operatorLane,
      @PoolDataSource(PoolName.USERDATA) DataSource userdata) {
    this.operatorLane = operatorLane;
    this.userdata = userdata;
  }

  /**
   * @return what answered, and whether the tables are there
   * @throws SQLException when there is no answer, with the reason
   */
  public ServerInfo probe(PoolName database) throws SQLException {
    DataSource pool = database == PoolName.USERDATA ? userdata : operatorLane;
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      try (ResultSet answer = statement.executeQuery(statement(database))) {
        answer.next();
        DatabaseMetaData driver = connection.getMetaData();
        return new ServerInfo(
            answer.getBoolean(1),
            answer.getString(2),
            Optional.ofNullable(answer.getString(3)),
            answer.getString(4),
            driver.getDriverName(),
            driver.getDriverVersion());
      }
    }
  }

  private static String statement(PoolName database) {
    String table = database == PoolName.USERDATA ? "userdata.profile" : "platform.account";
    return "select to_regclass('"
        + table
        + "') is not null, current_setting('server_version'), (select t.version || ' ' || t.cipher"
        + " from pg_catalog.pg_stat_ssl t where t.pid = pg_backend_pid() and t.ssl),"
        + " current_database()";
  }

  /**
   * The server at the other end of a pool.
   *
   * @param hasTables whether the first of the application's tables exists
   * @param version PostgreSQL's version, such as "18.1"
   * @param tls protocol and cipher in use; empty without TLS
   * @param database its name on the server; a pooler may know it by another
   * @param driver its name
   */
  public record ServerInfo(
      boolean hasTables,
      String version,
      Optional<String> tls,
      String database,
      String driver,
      String driverVersion) {}
}
