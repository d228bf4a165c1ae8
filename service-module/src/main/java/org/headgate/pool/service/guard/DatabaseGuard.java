package org.headgate.pool.service.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.headgate.common.problem.DatabaseBusyException;
import org.headgate.common.problem.DatabaseUnavailableException;
import org.headgate.common.problem.ShuttingDownException;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.admission.AdmissionController;
import org.headgate.pool.service.admission.AdmissionLimits;
import org.headgate.pool.service.admission.MaintenancePermits;
import org.headgate.pool.service.admission.OperatorLaneFallback;
import org.headgate.pool.service.admission.OperatorLaneScope;
import org.headgate.pool.service.admission.RefusalReason;
import org.headgate.pool.service.admission.UnadmittedLogin;
import org.headgate.pool.service.guard.FaultHistory.Occurrence;
import org.headgate.pool.service.guard.GuardedCall.ThreadPermits;

/**
 * The only place with admission, deadline, circuit breaker, retry and translation of faults: every
 * call to an EJB that needs a database passes it once, outside of any transaction, so each attempt
 * is a transaction of its own. Nested work on the same thread and database belongs to the outer
 * call: it needs no second permit and is not retried itself. A log-in that finds the platform pool
 * full may go on through the operator pool ({@link OperatorLaneFallback}).
 */
@ApplicationScoped
public class DatabaseGuard {

  /** For a node to start again, or to get its lease back. */
  private static final Duration FENCED_RETRY_AFTER = Duration.ofSeconds(5);

  private final Map<PoolName, PoolGuardState> guardStates = new EnumMap<>(PoolName.class);
  private final ThreadPermits held = new ThreadPermits();
  private final InFlightCounter running = new InFlightCounter();
  private final RetryPolicy retry;
  private final GuardListener listener;
  private final GuardClock guardClock;
  private volatile boolean fenced;

  /** For the client proxy only. */
  protected DatabaseGuard() {
    this(GuardSettings.defaults(), Clock.systemUTC(), GuardClock.system(), List.of());
  }

  @Inject
  public DatabaseGuard(
      GuardSettings settings, Clock clock, @Any Instance<GuardListener> listeners) {
    this(settings, clock, GuardClock.system(), listeners.stream().toList());
  }

  public DatabaseGuard(
      GuardSettings settings, Clock clock, GuardClock guardClock, List<GuardListener> listeners) {
    this.listener = new CompositeListener(listeners);
    this.retry = settings.retry();
    this.guardClock = guardClock;
    for (PoolName database : PoolName.values()) {
      guardStates.put(database, PoolGuardState.of(database, settings, clock, guardClock, listener));
    }
  }

  /**
   * Runs the work as soon as it gets a permit.
   *
   * @throws org.headgate.common.problem.DatabaseBusyException when none is free in time, or the
   *     server or pooler has none
   * @throws org.headgate.common.problem.DatabaseUnavailableException when the database cannot be
   *     used
   * @throws ShuttingDownException when the node is about to stop
   * @throws org.headgate.common.problem.HeadgateException whatever the body throws of this kind,
   *     unchanged
   */
  public <T> T call(GuardedWork requestedWork, Supplier<T> body) {
    GuardedWork work = requestedWork.routed();
    if (held.has(work.database())) {
      return body.get();
    }
    if (work.database() != PoolName.PLATFORM || held.any()) {
      return admitted(work, body);
    }
    UnadmittedLogin.refuseCurrent();
    try {
      return admitted(work, body);
    } catch (DatabaseBusyException e) {
      if (FaultTranslation.isLackOfConnections(e)
          && OperatorLaneScope.current().filter(OperatorLaneScope::enter).isPresent()) {
        return admitted(requestedWork.routed(), body);
      }
      throw e;
    }
  }

  private <T> T admitted(GuardedWork work, Supplier<T> body) {
    refuseWhileFenced(work);
    // Work that began before the shutdown may finish, on the other database too.
    if (held.any()) {
      return guarded(work, body);
    }
    if (!running.begin()) {
      listener.refused(work, RefusalReason.SHUTTING_DOWN);
      throw new ShuttingDownException(FENCED_RETRY_AFTER);
    }
    try {
      return guarded(work, body);
    } finally {
      running.end();
    }
  }

  /** As {@link #call}, for work without a result. */
  public void run(GuardedWork work, Runnable body) {
    call(
        work,
        () -> {
          body.run();
          return work;
        });
  }

  /**
   * Waits for a permit for a caller that borrows one connection itself, until it is closed.
   *
   * @param timeout limited by the deadline
   * @throws DatabaseBusyException when none is free in time
   * @throws DatabaseUnavailableException while the node has no lease
   */
  public AdmittedBorrower enter(GuardedWork work, Duration timeout) {
    refuseWhileFenced(work);
    return AdmittedBorrower.admit(
        work, guardStates.get(work.database()), timeout, listener, guardClock::nanos);
  }

  /**
   * Runs work that borrows one connection without queueing, because it has to see the pool as it
   * is: a probe, an operator's test, initialization. It is counted, so that every connection in use
   * has a known borrower.
   */
  public <T, E extends Exception> T callWithoutQueueing(PoolName database, ThrowingWork<T, E> body)
      throws E {
    AdmissionController admissionController = guardStates.get(database).admission();
    admissionController.forceAcquireIdle();
    try {
      return body.run();
    } finally {
      admissionController.releaseIdle(1);
    }
  }

  /**
   * As {@link MaintenancePermits#runAll}; nothing is started while the node has no lease.
   *
   * @return whether the tasks were begun
   */
  public boolean runWithIdlePermits(PoolName pool, int tasks, Executor executor, Runnable task) {
    return !isFenced(pool)
        && new MaintenancePermits(guardStates.get(pool).admission()).runAll(tasks, executor, task);
  }

  /** Changes maximum, queue and deadline of a pool at once. */
  public void limit(PoolName database, AdmissionLimits limits) {
    guardStates.get(database).admission().limit(limits);
  }

  /** How much work may use the database at once: the maximum of its pool. */
  public int size(PoolName database) {
    return guardStates.get(database).admission().size();
  }

  /** A probe outside of the guard has reached the database: closes its circuit breaker. */
  public void noteReachable(PoolName database) {
    guardStates.get(database).breaker().noteReachable();
  }

  /** The state of one database. */
  public GuardSnapshot snapshot(PoolName database) {
    return guardStates.get(database).snapshot();
  }

  /** The present and recent borrowers of the pool. */
  public BorrowRegistry borrowers(PoolName database) {
    return guardStates.get(database).borrows();
  }

  /** The latest fault of each kind since the start. */
  public Map<FaultKind, Occurrence> lastFaults(PoolName database) {
    return guardStates.get(database).faults().lastOfEachKind();
  }

  /**
   * Sets whether new work on the business pools is refused, because other nodes may use this node's
   * connections; running work is finished.
   */
  public void setFenced(boolean isFenced) {
    fenced = isFenced;
  }

  /** Refuses new work from now on; work that runs or waits already is finished. */
  public void beginShutdown() {
    running.close();
  }

  /**
   * Waits until no work runs inside the guard.
   *
   * @return false when the time was up before
   */
  public boolean awaitIdle(Duration timeout) throws InterruptedException {
    return running.awaitIdle(timeout);
  }

  private void refuseWhileFenced(GuardedWork work) {
    if (isFenced(work.database())) {
      listener.refused(work, RefusalReason.NO_LEASE);
      throw new DatabaseUnavailableException(
          "The database cannot be reached. Nothing was changed.", FENCED_RETRY_AFTER);
    }
  }

  private boolean isFenced(PoolName database) {
    return fenced && database != PoolName.OPERATOR;
  }

  private <T> T guarded(GuardedWork work, Supplier<T> body) {
    return new GuardedCall<>(
            work, body, guardStates.get(work.database()), held, listener, guardClock)
        .run(retry);
  }
}
