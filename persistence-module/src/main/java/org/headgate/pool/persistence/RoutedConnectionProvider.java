package org.headgate.pool.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.hibernate.HibernateException;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.service.UnknownUnwrapTypeException;
import org.hibernate.service.spi.Configurable;

/**
 * Hibernate's connection provider of the platform unit; named in persistence.xml. It takes each
 * connection from the unit's pool, or from the operator pool while {@link PlatformRoute} says so.
 */
public final class RoutedConnectionProvider implements ConnectionProvider, Configurable {

  private static final long serialVersionUID = 1L;
  private static final String OPERATOR = "jdbc/operator";

  private transient DataSource pools;

  @Override
  @SuppressWarnings("BanJNDI") // The name is ours, and leads to the container's own pool.
  public void configure(Map<String, Object> settings) {
    try {
      pools =
          new RoutedDataSource(
              (DataSource) settings.get(AvailableSettings.JAKARTA_JTA_DATASOURCE),
              InitialContext.doLookup(OPERATOR));
    } catch (NamingException missing) {
      throw new HibernateException("there is no data source " + OPERATOR, missing);
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    return pools.getConnection();
  }

  @Override
  public void closeConnection(Connection connection) throws SQLException {
    connection.close();
  }

  /** The container gives the same connection out again within a transaction. */
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
