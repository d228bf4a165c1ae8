package org.headgate.pool.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.faults.DatabaseFault;
import org.headgate.pool.persistence.faults.FaultClassifier;
import org.headgate.pool.persistence.faults.FaultKind;

/** Borrows a connection from a given pool and runs a query on it. */
@Dependent
public class ConnectionTester {

  private static final int TIMEOUT_SECONDS = 5;

  private final DataSource platform;
  private final DataSource userdata;
  private final DataSource operatorLane;
  private final FaultClassifier classifier = new FaultClassifier();

  @Inject
  ConnectionTester(
      @PoolDataSource(PoolName.PLATFORM) DataSource platform,
      @PoolDataSource(PoolName.USERDATA) DataSource userdata,
      @PoolDataSource(PoolName.OPERATOR) DataSource operatorLane) {
    this.platform = platform;
    this.userdata = userdata;
    this.operatorLane = operatorLane;
  }

  /**
   * @return what went wrong; empty when nothing did
   */
  public Optional<DatabaseFault> test(PoolName pool) {
    try (Connection connection = poolOf(pool).getConnection();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      statement.execute("select 1");
      return Optional.empty();
    } catch (SQLException e) {
      return classifier
          .classify(e)
          .or(
              () ->
                  Optional.of(
                      new DatabaseFault(
                          FaultKind.OTHER,
                          Optional.ofNullable(e.getSQLState()),
                          String.valueOf(e.getMessage()),
                          e)));
    }
  }

  private DataSource poolOf(PoolName pool) {
    return switch (pool) {
      case PLATFORM -> platform;
      case USERDATA -> userdata;
      case OPERATOR -> operatorLane;
    };
  }
}
