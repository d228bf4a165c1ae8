package org.headgate.pool.persistence;

import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.headgate.pool.persistence.datasource.EarlyConnection;
import org.hibernate.HibernateException;

/**
 * Hibernate's connection provider of the platform unit; named in persistence.xml. It takes each
 * connection from the unit's pool, or from the operator pool while {@link PlatformRoute} says so.
 * The unit is built early in a start, so the operator pool, which the first probe of the database
 * uses, gets its first connection from here on.
 */
public final class RoutedConnectionProvider extends PoolConnectionProvider {

  private static final long serialVersionUID = 1L;
  private static final String OPERATOR = "jdbc/operator";

  @Override
  @SuppressWarnings("BanJNDI") // The name is ours, and leads to the container's own pool.
  DataSource pools(DataSource unit) {
    try {
      DataSource operator = InitialContext.doLookup(OPERATOR);
      EarlyConnection.open(operator);
      return new RoutedDataSource(unit, operator);
    } catch (NamingException e) {
      throw new HibernateException("there is no data source " + OPERATOR, e);
    }
  }
}
