package org.headgate.pool.service.tuning;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.headgate.common.service.PeriodicTask;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.ConnectionBudget;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.ConnectionBudgetExceededException;
import org.headgate.pool.api.PoolBudget;
import org.headgate.pool.persistence.NodeLeaseRepository;
import org.headgate.pool.persistence.NodeLeaseRepository.NodeLease;
import org.headgate.pool.persistence.OperatorSqlGateway.SqlFailedException;
import org.headgate.pool.persistence.PoolChangeRepository;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.events.DatabaseAvailableEvent;
import org.headgate.pool.service.events.DatabaseStatusChangedEvent;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/**
 * This node's share of the connection budget: it gets its lease with one connection of its operator
 * lane before it uses the pools, waits until others have shrunk if necessary, and renews it every
 * five seconds. It shrinks before it reports the smaller size, and is granted more before it grows,
 * so the total at the server never exceeds the budget. A node that could not renew for 15 s closes
 * its pools before others take its share, at 20 s, and returns as a new node.
 */
@ApplicationScoped
public class ConnectionLeaseHolder {

  private static final Logger LOG = SingleLineLogger.of(ConnectionLeaseHolder.class);
  private static final GuardedWork DECISION =
      GuardedWork.once(PoolName.OPERATOR, WorkPriority.OPERATOR);
  private static final GuardedWork DECISION_OVER_POOL =
      GuardedWork.once(PoolName.PLATFORM, WorkPriority.OPERATOR);
  private static final Duration PERIOD = Duration.ofSeconds(5);
  private static final Duration EXPIRY_CHECK_INTERVAL = Duration.ofSeconds(1);

  @Inject NodeShare share;
  @Inject NodeFence fence;
  @Inject LeaseAcquisition acquisition;
  @Inject NodeLeaseRepository leases;
  @Inject PoolChangeRepository changes;
  @Inject PoolResizer pools;
  @Inject DatabaseGuard guard;
  @Resource ManagedScheduledExecutorService executor;

  /** Held for each decision, which may wait for a database that does not answer. */
  private final ReentrantLock decisions = new ReentrantLock();

  private volatile List<PeriodicTask> periodicTasks = List.of();

  /** Does not wait for a renewal that hangs: the server would not stop in time. */
  @PreDestroy
  void stop() {
    periodicTasks.forEach(PeriodicTask::cancel);
    if (fence.isLeaseHeld() && decisions.tryLock()) {
      try {
        leases.expireSoon(share.nodeId());
      } catch (SqlFailedException e) {
        LOG.log(Level.DEBUG, "The lease expires by itself", e);
      } finally {
        decisions.unlock();
      }
    }
  }

  private void decide(Runnable decision) {
    decisions.lock();
    try {
      decision.run();
    } finally {
      decisions.unlock();
    }
  }

  void beforeMigrations(
      @Observes @Priority(DatabaseAvailableEvent.LEASE) DatabaseAvailableEvent event) {
    if (event.database() == PoolName.PLATFORM && leases.areKept()) {
      decide(this::acquire);
    }
  }

  /** The first node of a new database finds no table before it has migrated. */
  void afterMigrations(
      @Observes @Priority(DatabaseAvailableEvent.LEASE_OF_THE_FIRST) DatabaseAvailableEvent event) {
    if (event.database() == PoolName.PLATFORM) {
      decide(this::acquire);
    }
  }

  /** The node's id among the leases, new at each start. */
  public UUID nodeId() {
    return share.nodeId();
  }

  /** The division of the server's connections; empty until this node has its share. */
  public Optional<PoolBudget> report() {
    return share.report();
  }

  /** Whether the pools may be used. */
  public boolean isHeld() {
    return fence.isLeaseHeld();
  }

  /**
   * Ensures that this node may hold this many connections.
   *
   * @throws ConnectionBudgetExceededException when the other nodes' leases leave fewer
   * @throws org.headgate.common.problem.TemporarilyUnavailableException when it cannot be written
   */
  public void reserve(int connections) {
    decide(() -> guard.run(DECISION, () -> reserveNow(connections)));
  }

  private void reserveNow(int connections) {
    NodeLease granted = share.decide(leases, Math.max(connections, pools.wantedTotal()));
    if (granted.granted() < connections) {
      share.decide(leases, pools.wantedTotal());
      throw new ConnectionBudgetExceededException(
          "This node may hold %s connections of the budget of %s; the change asks for %s"
              .formatted(granted.granted(), share.limit(), connections));
    }
    pools.fitToShare(granted.granted());
  }

  private void acquire() {
    if (fence.isLeaseHeld()) {
      return;
    }
    LeaseAcquisition.Grant grant = acquisition.acquire(this::request);
    adopt(grant.connections(), grant.askedAt());
    periodicTasks.forEach(PeriodicTask::cancel);
    periodicTasks =
        List.of(
            PeriodicTask.startNow(
                executor, "renewal of the lease", PERIOD, () -> decide(this::renew)),
            PeriodicTask.startAtFixedRate(
                executor, "end of the lease", EXPIRY_CHECK_INTERVAL, fence::closeIfVoid));
  }

  private LeaseAcquisition.Grant request() {
    long startNanos = System.nanoTime();
    int granted = share.decide(leases, pools.wantedTotal()).granted();
    if (granted == 0) {
      pools.closeOperatorConnections();
    }
    if (granted < ConnectionBudget.MIN_SHARE) {
      throw new LeaseAcquisition.NoShareAvailableException(
          "the connection budget of %s has no room for this node: %s"
              .formatted(share.limit(), share.report()));
    }
    return new LeaseAcquisition.Grant(granted, startNanos);
  }

  private void adopt(int granted, long startNanos) {
    if (fence.isLeaseHeld()) {
      resizeOrKeep(granted);
    } else {
      pools.fitToShare(granted);
    }
    if (fence.open(startNanos)) {
      LOG.log(Level.INFO, "This node has a share of the connections again: {0}", granted);
    }
  }

  /** A node that was cut off renews at once when the database is available again. */
  void changed(@Observes DatabaseStatusChangedEvent event) {
    if (event.database() == PoolName.PLATFORM && event.now().isUp() && fence.isClosed()) {
      decide(this::renew);
    }
  }

  /**
   * Renews through the guard, which thereby learns of an operator lane that leads to a standby;
   * over the business pool if the lane does not work.
   */
  private void renew() {
    try {
      try {
        guard.run(DECISION, () -> renewNow(leases));
      } catch (RuntimeException e) {
        if (fence.isClosed()) {
          throw e;
        }
        LOG.log(Level.DEBUG, "The operator lane failed; the platform pool renews the lease", e);
        guard.run(DECISION_OVER_POOL, () -> renewNow(leases.overPool()));
      }
    } catch (RuntimeException e) {
      // While the database is away the lease waits for it.
      LOG.log(Level.WARNING, "The connection lease was not renewed: {0}", e.getMessage());
    }
  }

  private void renewNow(NodeLeaseRepository repository) {
    long startNanos = System.nanoTime();
    Optional<Integer> unchanged =
        fence.isClosed() ? Optional.empty() : share.confirm(repository, pools.wantedTotal());
    unchanged.ifPresentOrElse(
        granted -> adopt(granted, startNanos), () -> renewChanged(repository));
  }

  /** Shrinks to the share first; the same step then reports the connections that were closed. */
  private void renewChanged(NodeLeaseRepository repository) {
    long startNanos = System.nanoTime();
    List<NodeLease> all = repository.all();
    int due = share.due(all);
    if (!fence.isClosed()) {
      resizeOrKeep(Math.min(due, share.granted()));
    }
    int grant = share.renew(repository, all, pools.wantedTotal()).granted();
    if (grant >= ConnectionBudget.MIN_SHARE) {
      adopt(Math.max(ConnectionBudget.MIN_SHARE, Math.min(due, grant)), startNanos);
    } else {
      fence.close("other nodes have its share of the connections");
      if (grant == 0) {
        pools.closeOperatorConnections();
      }
    }
    changes.endForgotten();
    share.readBudget(repository);
  }

  /** Pools that cannot be resized keep their connections, which the lease then contains. */
  private void resizeOrKeep(int connections) {
    try {
      pools.fitToShare(connections);
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "The pools could not be cut to {0} connections; next try in {1} s: {2}",
          connections,
          PERIOD.toSeconds(),
          e.getMessage());
    }
  }
}
