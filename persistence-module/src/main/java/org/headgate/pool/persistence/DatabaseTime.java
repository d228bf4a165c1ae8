package org.headgate.pool.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.OperatorSqlGateway.SqlFailedException;

/** Reads the platform server's clock, through the operator lane. */
@Dependent
public class DatabaseTime {

  private final OperatorSqlGateway gateway;

  @Inject
  DatabaseTime(@PoolDataSource(PoolName.OPERATOR) DataSource operatorPool) {
    this.gateway = new OperatorSqlGateway(operatorPool);
  }

  /**
   * @throws SqlFailedException when there is no answer
   */
  public Instant now() {
    return gateway
        .query("select clock_timestamp() as now", row -> OperatorSqlGateway.instant(row, "now"))
        .get(0);
  }
}
