package org.headgate.pool.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;

/**
 * Provides the container's data sources for injection. Every other class gets its data source here,
 * so each database has one pool, however many beans inject it.
 */
@Dependent
class DataSourceProducer {

  @Resource(lookup = "jdbc/platform")
  DataSource platformPool;

  @Resource(lookup = "jdbc/platform", shareable = false)
  DataSource platformPoolUnshared;

  @Resource(lookup = "jdbc/operator")
  DataSource operatorPool;

  @Produces
  @Dependent
  @PoolDataSource(PoolName.USERDATA)
  @Resource(lookup = "jdbc/userdata", shareable = false)
  DataSource userdataPoolUnshared;

  @Produces
  @Dependent
  @MigrationConnection(PoolName.PLATFORM)
  @Resource(lookup = "jdbc/platform-migration", shareable = false)
  DataSource platformMigration;

  @Produces
  @Dependent
  @MigrationConnection(PoolName.USERDATA)
  @Resource(lookup = "jdbc/userdata-migration", shareable = false)
  DataSource userdataMigration;

  @Produces
  @Dependent
  @PoolDataSource(PoolName.OPERATOR)
  @Resource(lookup = "jdbc/operator", shareable = false)
  DataSource operatorLane;

  @Produces
  @Dependent
  @PoolDataSource(value = PoolName.PLATFORM, shareable = true)
  DataSource platformOrOperatorPool() {
    return new RoutedDataSource(platformPool, operatorPool);
  }

  @Produces
  @Dependent
  @PoolDataSource(PoolName.PLATFORM)
  DataSource platformOrOperatorPoolUnshared() {
    return new RoutedDataSource(platformPoolUnshared, operatorLane);
  }
}
