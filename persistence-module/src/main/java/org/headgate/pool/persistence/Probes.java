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
import org.headgate.pool.DatabaseName;

/**
 * Asks a database a short question: whether its first table is there (seed B5), and what it is. The
 * platform is asked through the operator lane, so that the answer tells a database that is gone
 * from a pool that is full.
 */
@Dependent
public class Probes {

  private static final int TIMEOUT_SECONDS = 2;

  private final DataSource operatorLane;
  private final DataSource userdata;

  @Inject
  Probes(@OperatorLane DataSource operatorLane, @UserdataUnshared DataSource userdata) {
    this.operatorLane = operatorLane;
    this.userdata = userdata;
  }

  /**
   * @return what answered, and whether the tables are there
   * @throws SQLException when there is no answer, with the reason
   */
  public DatabaseServer look(DatabaseName database) throws SQLException {
    DataSource pool = database == DatabaseName.USERDATA ? userdata : operatorLane;
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      try (ResultSet answer = statement.executeQuery(question(database))) {
        answer.next();
        DatabaseMetaData driver = connection.getMetaData();
        return new DatabaseServer(
            answer.getBoolean(1),
            answer.getString(2),
            Optional.ofNullable(answer.getString(3)),
            driver.getDriverName(),
            driver.getDriverVersion());
      }
    }
  }

  private static String question(DatabaseName database) {
    String table = database == DatabaseName.USERDATA ? "userdata.profile" : "platform.account";
    return "select to_regclass('"
        + table
        + "') is not null, current_setting('server_version'), (select t.version || ' ' || t.cipher"
        + " from pg_catalog.pg_stat_ssl t where t.pid = pg_backend_pid() and t.ssl)";
  }
}
