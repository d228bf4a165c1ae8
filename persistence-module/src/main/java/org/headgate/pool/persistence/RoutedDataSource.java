package org.headgate.pool.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.headgate.pool.persistence.datasource.DelegatingDataSource;

/**
 * Data source of the platform database that takes each connection from the pool that {@link
 * PlatformRoute} names for the thread.
 */
final class RoutedDataSource extends DelegatingDataSource {

  private final DataSource platform;
  private final DataSource operator;

  /** Both pools lead to the same database and share connections in the same way. */
  RoutedDataSource(DataSource platform, DataSource operator) {
    this.platform = platform;
    this.operator = operator;
  }

  @Override
  protected DataSource pool() {
    return PlatformRoute.isDiverted() ? operator : platform;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return TracedConnection.of(pool().getConnection());
  }
}
