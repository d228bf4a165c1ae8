package org.headgate.audit.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.OperatorSqlGateway.SqlFailedException;
import org.headgate.pool.persistence.PoolDataSource;

/**
 * Writes audit entries about the pools through the operator lane, because the pools themselves may
 * be exhausted.
 */
@Dependent
public class OperatorAuditWriter {

  private final DataSource operatorPool;

  @Inject
  OperatorAuditWriter(@PoolDataSource(PoolName.OPERATOR) DataSource operatorPool) {
    this.operatorPool = operatorPool;
  }

  /**
   * Writes an entry; writing the same entry again changes nothing.
   *
   * @throws SqlFailedException when it was not written
   */
  public void add(AuditEntryEntity row) {
    try (Connection connection = operatorPool.getConnection()) {
      AuditEntrySql.insert(connection, row);
    } catch (SQLException e) {
      throw new SqlFailedException(e);
    }
  }
}
