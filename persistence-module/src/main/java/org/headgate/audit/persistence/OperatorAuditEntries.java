package org.headgate.audit.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.headgate.pool.persistence.OperatorLane;
import org.headgate.pool.persistence.StatementFailed;

/**
 * Writes through the operator lane what is done to the pools, which may have no connection left.
 */
@Dependent
public class OperatorAuditEntries {

  private final DataSource lane;

  @Inject
  OperatorAuditEntries(@OperatorLane DataSource lane) {
    this.lane = lane;
  }

  /**
   * Writes an entry; the same entry twice is written once.
   *
   * @throws StatementFailed when it was not written
   */
  public void add(AuditRow row) {
    try (Connection connection = lane.getConnection()) {
      AuditRows.insert(connection, row);
    } catch (SQLException e) {
      throw new StatementFailed(e);
    }
  }
}
