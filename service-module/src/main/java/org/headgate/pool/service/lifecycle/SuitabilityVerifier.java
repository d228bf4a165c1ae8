package org.headgate.pool.service.lifecycle;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.OperatorSqlGateway.SqlFailedException;
import org.headgate.pool.persistence.ServerInspectionQueries;
import org.headgate.pool.service.events.DatabaseAvailableEvent;

/**
 * Checks a database before anything is written to it. An unsuitable one is not used, and the reason
 * is logged in one line; lesser problems are logged as warnings.
 */
@ApplicationScoped
public class SuitabilityVerifier {

  private static final Logger LOG = SingleLineLogger.of(SuitabilityVerifier.class);

  @Inject ServerInspectionQueries queries;
  @Inject HeadgateSettings settings;

  void verify(
      @Observes @Priority(DatabaseAvailableEvent.SUITABILITY) DatabaseAvailableEvent event) {
    PoolName database = event.database();
    SuitabilityPolicy policy = inspected(database);
    List<String> obstacles = policy.obstacles();
    if (!obstacles.isEmpty()) {
      throw new UnsuitableDatabaseException(obstacles);
    }
    for (String advice : policy.advice(settings.database(database).pool())) {
      LOG.log(Level.WARNING, "The {0} database: {1}", database.wireName(), advice);
    }
  }

  private SuitabilityPolicy inspected(PoolName database) {
    try {
      return new SuitabilityPolicy(database, queries.inspect(database));
    } catch (SQLException e) {
      throw new SqlFailedException(e);
    }
  }
}
