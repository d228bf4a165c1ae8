package org.headgate.pool.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Hibernate's connection provider of the user-data unit; named in persistence.xml. It traces the
 * unit's statements.
 */
public final class UserdataConnectionProvider extends PoolConnectionProvider {

  private static final long serialVersionUID = 1L;

  @Override
  DataSource pools(DataSource unit) {
    return unit;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return TracedConnection.of(super.getConnection());
  }
}
