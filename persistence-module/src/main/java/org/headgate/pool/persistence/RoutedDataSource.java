package org.headgate.pool.persistence;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Data source of the platform database that takes each connection from the pool that {@link
 * PlatformRoute} names for the thread.
 */
final class RoutedDataSource implements DataSource {

  private final DataSource platform;
  private final DataSource operator;

  /** Both pools lead to the same database and share connections in the same way. */
  RoutedDataSource(DataSource platform, DataSource operator) {
    this.platform = platform;
    this.operator = operator;
  }

  private DataSource pool() {
    return PlatformRoute.isDiverted() ? operator : platform;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return TracedConnection.of(pool().getConnection());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the pool has its own user");
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return platform.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    platform.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    platform.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return platform.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return platform.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return pool().unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return pool().isWrapperFor(type);
  }
}
