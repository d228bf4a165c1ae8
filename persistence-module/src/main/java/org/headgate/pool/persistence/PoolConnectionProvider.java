package org.headgate.pool.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.service.UnknownUnwrapTypeException;
import org.hibernate.service.spi.Configurable;

/** Gives Hibernate the connections of a persistence unit, from the container's pools. */
abstract class PoolConnectionProvider implements ConnectionProvider, Configurable {

  private static final long serialVersionUID = 1L;

  private transient DataSource pools;

  /**
   * The data source that connections are taken from.
   *
   * @param unit the unit's own pool
   */
  abstract DataSource pools(DataSource unit);

  @Override
  public void configure(Map<String, Object> settings) {
    pools = pools((DataSource) settings.get(AvailableSettings.JAKARTA_JTA_DATASOURCE));
  }

  @Override
  public Connection getConnection() throws SQLException {
    return pools.getConnection();
  }

  @Override
  public void closeConnection(Connection connection) throws SQLException {
    connection.close();
  }

  /** True: within a transaction, the container returns the same connection again. */
  @Override
  public boolean supportsAggressiveRelease() {
    return true;
  }

  @Override
  public boolean isUnwrappableAs(Class<?> type) {
    return type.isInstance(this) || type.isInstance(pools);
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    if (type.isInstance(pools)) {
      return type.cast(pools);
    }
    throw new UnknownUnwrapTypeException(type);
  }
}
