package org.headgate.tasks.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.MigrationConnection;
import org.headgate.pool.persistence.OperatorSqlGateway;

/**
 * Checks that the rows of a large partition are within the limit that is to become its own. It
 * reads all of them, beside everybody else, so it has the connection of migrations, which no time
 * limit ends.
 */
@Dependent
public class PartitionPromiseValidator {

  private final OperatorSqlGateway migrations;

  @Inject
  public PartitionPromiseValidator(@MigrationConnection(PoolName.PLATFORM) DataSource platform) {
    migrations = new OperatorSqlGateway(platform);
  }

  /**
   * Returns when all rows were read.
   *
   * @return false if there is nothing to check, or others use the table
   */
  public boolean validate(PartitionedTable table) {
    return migrations
        .query("select platform.validate_promise(?)", row -> row.getBoolean(1), table.name())
        .get(0);
  }
}
