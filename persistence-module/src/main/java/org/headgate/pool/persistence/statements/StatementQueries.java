package org.headgate.pool.persistence.statements;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.MigrationConnection;
import org.headgate.pool.persistence.PoolDataSource;

/**
 * Opens sessions that inspect the statements of a database, without using a business pool: on the
 * operator lane or, where the user data have a database of their own, on its migration connection,
 * which is opened for this and closed after it.
 */
@Dependent
public class StatementQueries {

  private final DataSource operatorLane;
  private final DataSource userdata;

  @Inject
  public StatementQueries(
      @PoolDataSource(PoolName.OPERATOR) DataSource operatorLane,
      @MigrationConnection(PoolName.USERDATA) DataSource userdata) {
    this.operatorLane = operatorLane;
    this.userdata = userdata;
  }

  /**
   * Opens a session.
   *
   * @param database platform, or userdata where that is another one
   * @throws SQLException when there is no connection
   */
  public StatementSession open(PoolName database) throws SQLException {
    Connection connection =
        (database == PoolName.USERDATA ? userdata : operatorLane).getConnection();
    try {
      return new StatementSession(connection);
    } catch (SQLException e) {
      try (connection) {
        throw e;
      }
    }
  }
}
