package org.headgate.pool.service.inspection;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.headgate.common.problem.TemporarilyUnavailableException;
import org.headgate.common.service.ServiceClock;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.persistence.BackendSignalSender;
import org.headgate.pool.persistence.ServerActivityQueries;
import org.headgate.pool.persistence.ServerLimits;
import org.headgate.pool.persistence.ServerLimitsQueries;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.CurrentEndpoint;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.pool.service.monitoring.DatabaseMonitor;

/** Queries the platform's server about itself, through the operator lane with its own admission. */
@ApplicationScoped
public class DatabaseServerInspector {
  /** SQLSTATE: insufficient privilege. */
  private static final String NOT_PERMITTED = "42501";

  private static final String TASK = "look at the server";
  private static final Duration LIMIT = Duration.ofSeconds(2);

  /** The lane's own work, such as the renewal of the lease, comes before its viewers. */
  private static final GuardedWork INSPECT =
      GuardedWork.once(PoolName.OPERATOR, WorkPriority.USERS);

  @Inject ServerActivityQueries activity;
  @Inject ServerLimitsQueries limitsQueries;
  @Inject BackendSignalSender signals;
  @Inject DatabaseGuard guard;
  @Inject DatabaseMonitor databaseMonitor;
  @Inject ServiceClock clock;
  @Resource ManagedScheduledExecutorService executor;

  private final TimeLimitedQuery<List<Backend>> backendsQuery =
      new TimeLimitedQuery<>(() -> CurrentEndpoint.duringTask(TASK, this::backends), LIMIT);
  private final TimeLimitedQuery<ServerStatus> statusQuery =
      new TimeLimitedQuery<>(() -> CurrentEndpoint.duringTask(TASK, this::status), LIMIT);
  private final TimeLimitedQuery<ServerOverview> overviewQuery =
      new TimeLimitedQuery<>(() -> CurrentEndpoint.duringTask(TASK, this::overview), LIMIT);

  /**
   * All client processes.
   *
   * @throws TemporarilyUnavailableException when the server gives no answer
   */
  public List<Backend> backends() {
    return guard.call(INSPECT, () -> answered(activity::backends));
  }

  /**
   * The server's limits and state.
   *
   * @throws TemporarilyUnavailableException when the server gives no answer
   */
  public ServerStatus status() {
    return guard.call(INSPECT, () -> statusOf(answered(limitsQueries::limits)));
  }

  private ServerStatus statusOf(ServerLimits limits) {
    Instant answeredAt = clock.machineInstant().minus(limits.roundTrip().dividedBy(2));
    return new ServerStatus(limits, Duration.between(answeredAt, limits.now()));
  }

  private ServerOverview overview() {
    return guard.call(
        INSPECT,
        () -> {
          var overview = answered(activity::overview);
          return new ServerOverview(overview.backends(), statusOf(overview.limits()));
        });
  }

  /**
   * Cancels a process's statement or terminates it.
   *
   * @return false where it had ended already; empty where our role may not
   * @throws TemporarilyUnavailableException when the server gives no answer
   */
  public Optional<Boolean> send(BackendSignalSender.Signal signal, int pid) {
    return guard.call(INSPECT, () -> answered(() -> sendIfPermitted(signal, pid)));
  }

  private Optional<Boolean> sendIfPermitted(BackendSignalSender.Signal signal, int pid)
      throws SQLException {
    try {
      return Optional.of(signals.send(signal, pid));
    } catch (SQLException e) {
      if (NOT_PERMITTED.equals(e.getSQLState())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * As {@link #backends}; empty where the server gives no answer within 2 s, at once where it is
   * down. Callers at the same time share one answer.
   */
  @Fallback(fallbackMethod = "noBackends", applyOn = TemporarilyUnavailableException.class)
  public Optional<List<Backend>> findBackendsIfReachable() {
    return isUp() ? backendsQuery.result(executor) : Optional.empty();
  }

  /** As {@link #status}, and empty where {@link #findBackendsIfReachable} is. */
  @Fallback(fallbackMethod = "noStatus", applyOn = TemporarilyUnavailableException.class)
  public Optional<ServerStatus> statusIfReachable() {
    return isUp() ? statusQuery.result(executor) : Optional.empty();
  }

  /** Both by one statement; empty where {@link #findBackendsIfReachable} is. */
  @Fallback(fallbackMethod = "noOverview", applyOn = TemporarilyUnavailableException.class)
  public Optional<ServerOverview> overviewIfReachable() {
    return isUp() ? overviewQuery.result(executor) : Optional.empty();
  }

  private boolean isUp() {
    return databaseMonitor.status(PoolName.PLATFORM).isUp();
  }

  Optional<List<Backend>> noBackends() {
    return Optional.empty();
  }

  Optional<ServerStatus> noStatus() {
    return Optional.empty();
  }

  Optional<ServerOverview> noOverview() {
    return Optional.empty();
  }

  private static <T> T answered(Query<T> query) {
    try {
      return query.run();
    } catch (SQLException e) {
      throw new IllegalStateException("the platform's server gives no answer", e);
    }
  }

  private interface Query<T> {
    T run() throws SQLException;
  }

  /**
   * The state of the platform's server.
   *
   * @param skew the server's clock less this machine's, correct to half a round trip
   */
  public record ServerStatus(ServerLimits limits, Duration skew) {}

  /** All client processes of the platform's server, and its state. */
  public record ServerOverview(List<Backend> backends, ServerStatus status) {

    public ServerOverview {
      backends = List.copyOf(backends);
    }
  }
}
