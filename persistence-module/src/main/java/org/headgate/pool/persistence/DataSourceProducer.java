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
  @UserdataUnshared
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
  @OperatorLane
  @Resource(lookup = "jdbc/operator", shareable = false)
  DataSource operatorLane;

  @Produces
  @Dependent
  @Platform
  DataSource platformOrOperatorPool() {
    return new RoutedDataSource(platformPool, operatorPool);
  }

  @Produces
  @Dependent
  @PlatformUnshared
  DataSource platformOrOperatorPoolUnshared() {
    return new RoutedDataSource(platformPoolUnshared, operatorLane);
  }
}
