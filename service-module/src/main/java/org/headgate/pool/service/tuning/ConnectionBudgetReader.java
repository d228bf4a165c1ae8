package org.headgate.pool.service.tuning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.OptionalInt;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.ConnectionBudget;
import org.headgate.pool.persistence.NodeLeaseRepository;

/**
 * Determines the connection budget of all nodes: the configured one, unless the limits of the
 * server, of our role or of the database are lower. These may change while the server runs.
 */
@ApplicationScoped
public class ConnectionBudgetReader {

  private static final Logger LOG = SingleLineLogger.of(ConnectionBudgetReader.class);
  private static final int RESERVED_FOR_OTHERS = 5;

  @Inject HeadgateSettings settings;

  private volatile int reportedLimit;

  /**
   * @throws org.headgate.pool.persistence.SqlFailedException when the server does not answer
   */
  public ConnectionBudget read(NodeLeaseRepository repository) {
    return within(repository.serverLimit(reservedForOthers()));
  }

  /** Connections of the server that are left to other applications. */
  int reservedForOthers() {
    return settings.server().connectionBudget().isPresent() ? 0 : RESERVED_FOR_OTHERS;
  }

  /**
   * @param allowed connections that the server leaves to all nodes
   */
  ConnectionBudget within(int allowed) {
    OptionalInt set = settings.server().connectionBudget();
    int limit = Math.max(ConnectionBudget.MIN_SHARE, Math.min(set.orElse(allowed), allowed));
    if (limit < set.orElse(limit) && limit != reportedLimit) {
      reportedLimit = limit;
      LOG.log(
          Level.WARNING,
          "DB_CONNECTION_BUDGET is {0}, the limits of server, role and database leave {1}",
          set.getAsInt(),
          limit);
    }
    return new ConnectionBudget(limit);
  }
}
