package org.headgate.pool.service.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.headgate.common.problem.DatabaseBusyException;
import org.headgate.common.problem.DatabaseUnavailableException;
import org.headgate.common.problem.ShuttingDownException;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.faults.DatabaseFault;
import org.headgate.pool.persistence.faults.FaultClassifier;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.admission.AdmissionController;
import org.headgate.pool.service.admission.AdmissionLimits;
import org.headgate.pool.service.admission.AdmissionPermit;
import org.headgate.pool.service.admission.AdmissionRefusedException;
import org.headgate.pool.service.admission.OperatorLaneFallback;
import org.headgate.pool.service.admission.OperatorPoolScope;
import org.headgate.pool.service.admission.RefusalReason;
import org.headgate.pool.service.admission.TurnlessRequest;
import org.headgate.pool.service.guard.FaultHistory.Occurrence;

/**
 * The one place with admission, deadline, circuit breaker, retry and the translation of faults:
 * every call to an EJB that needs a database passes it once. It stands outside of any transaction,
 * so each run of the work is a transaction of its own.
 *
 * <p>Work inside of guarded work on the same thread and database belongs to the outer call: it
 * takes no second permit and is not repeated by itself. The body is run on the calling thread. A
 * log-in that finds the platform pool full may go on through the operator pool ({@link
 * OperatorLaneFallback}).
 */
@ApplicationScoped
public class DatabaseGuard {
  private static final Duration RESTART = Duration.ofSeconds(5);
  private static final Duration UNTIL_LEASED = Duration.ofSeconds(5);
  private static final FaultClassifier CLASSIFIER = new FaultClassifier();
  private static final Set<FaultKind> FULL =
      Set.of(FaultKind.POOL_EXHAUSTED, FaultKind.SERVER_LIMIT, FaultKind.POOLER_LIMIT);

  private final Map<PoolName, PoolGuardState> gates = new EnumMap<>(PoolName.class);
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
      gates.put(
          database,
          new PoolGuardState(
              database,
              new AdmissionController(settings.limits().get(database), guardClock::nanos),
              new CircuitBreaker(
                  settings.breaker(),
                  clock,
                  guardClock::nanos,
                  (from, to) -> listener.breakerChanged(database, from, to)),
              new FaultHistory(clock),
              new BorrowRegistry(clock, guardClock::nanos)));
    }
  }

  /**
   * Runs the work as soon as a connection is due to it.
   *
   * @throws org.headgate.common.problem.DatabaseBusyException when none is free in time, or the
   *     server or pooler has none
   * @throws org.headgate.common.problem.DatabaseUnavailableException when the database cannot be
   *     used
   * @throws ShuttingDownException when the node is about to stop
   * @throws org.headgate.common.problem.HeadgateException whatever the body throws of this kind,
   *     untouched
   */
  public <T> T call(GuardedWork asked, Supplier<T> body) {
    GuardedWork work = asked.routed();
    if (held.has(work.database())) {
      return body.get();
    }
    if (work.database() != PoolName.PLATFORM || held.any()) {
      return admitted(work, body);
    }
    TurnlessRequest.current()
        .ifPresent(
            request -> {
              throw request.refusal();
            });
    try {
      return admitted(work, body);
    } catch (DatabaseBusyException busy) {
      if (isFull(busy)
          && OperatorPoolScope.current().filter(OperatorPoolScope::enter).isPresent()) {
        return admitted(asked.routed(), body);
      }
      throw busy;
    }
  }

  /** Whether nothing was begun because there is no connection. */
  private static boolean isFull(DatabaseBusyException busy) {
    return busy.getCause() instanceof AdmissionRefusedException refused
        ? refused.reason().isForLackOfRoom()
        : CLASSIFIER.classify(busy).filter(fault -> FULL.contains(fault.kind())).isPresent();
  }

  private <T> T admitted(GuardedWork work, Supplier<T> body) {
    if (isFenced(work.database())) {
      listener.refused(work, RefusalReason.NO_LEASE);
      throw new DatabaseUnavailableException(
          "The database cannot be reached. Nothing was changed.", UNTIL_LEASED);
    }
    // What began before the shutdown may finish, on the other database too.
    if (held.any()) {
      return guarded(work, body);
    }
    if (!running.begin()) {
      listener.refused(work, RefusalReason.SHUTTING_DOWN);
      throw new ShuttingDownException(RESTART);
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
   * Waits for a permit for somebody who borrows one connection by himself, until it is closed.
   *
   * @param patience cut to the deadline
   * @throws DatabaseBusyException when none is free in time
   * @throws DatabaseUnavailableException while the node has no lease
   */
  public GuardEntry enter(GuardedWork work, Duration patience) {
    if (isFenced(work.database())) {
      listener.refused(work, RefusalReason.NO_LEASE);
      throw new DatabaseUnavailableException(
          "The database cannot be reached. Nothing was changed.", UNTIL_LEASED);
    }
    PoolGuardState gate = gates.get(work.database());
    long asked = guardClock.nanos();
    try {
      AdmissionPermit admissionPermit = gate.admission().acquire(work.workClass(), patience);
      listener.admitted(work, Duration.ofNanos(guardClock.nanos() - asked));
      return new GuardEntry(work, gate, admissionPermit, listener, guardClock::nanos);
    } catch (AdmissionRefusedException refused) {
      listener.refused(work, refused.reason());
      throw new DatabaseBusyException(
          "The database is busy. Nothing was changed.", refused.retryAfter(), refused);
    }
  }

  /**
   * Runs what borrows one connection past the queue, because it has to see the pool as it is: a
   * probe, an operator's test, what is done once before the pool serves. It is counted, so that
   * every connection that is out has somebody who borrowed it.
   */
  public <T, E extends Exception> T alongside(PoolName database, Borrowing<T, E> body) throws E {
    AdmissionController admissionController = gates.get(database).admission();
    admissionController.addSpare();
    try {
      return body.run();
    } finally {
      admissionController.giveBackSpare(1);
    }
  }

  /**
   * Runs so many tasks at once, each with one connection and a permit of its own, if as many are
   * free and nobody waits, and else none. Nobody holds a permit for another: a task that hangs
   * keeps its own.
   *
   * @return whether they were begun
   */
  public boolean eachWithSpare(PoolName database, int tasks, Executor executor, Runnable task) {
    AdmissionController admissionController = gates.get(database).admission();
    if (isFenced(database) || !admissionController.tryAcquireIdle(tasks)) {
      return false;
    }
    int begun = 0;
    try {
      for (; begun < tasks; begun++) {
        executor.execute(
            () -> {
              try {
                task.run();
              } finally {
                admissionController.giveBackSpare(1);
              }
            });
      }
      return true;
    } finally {
      admissionController.giveBackSpare(tasks - begun);
    }
  }

  /** The pool has another maximum now; takes effect at once. */
  public void resize(PoolName database, int size) {
    gates.get(database).admission().resize(size);
  }

  /** As {@link #resize}, with the queue and the deadline too. */
  public void limit(PoolName database, AdmissionLimits limits) {
    gates.get(database).admission().limit(limits);
  }

  /** How many may work with the database at once: the maximum of its pool. */
  public int size(PoolName database) {
    return gates.get(database).admission().size();
  }

  /** A probe outside of the guard has reached the database: closes its circuit breaker. */
  public void noteReachable(PoolName database) {
    gates.get(database).breaker().noteReachable();
  }

  /** The state of one database. */
  public GuardSnapshot snapshot(PoolName database) {
    return gates.get(database).snapshot();
  }

  /** Who may hold a connection of the pool now, longest first. */
  public List<ConnectionBorrow> borrows(PoolName database) {
    return gates.get(database).borrows().all();
  }

  /** How long it has been held; exact where {@link ConnectionBorrow#since} depends on the clock. */
  public Duration held(PoolName database, ConnectionBorrow connectionBorrow) {
    return gates.get(database).borrows().held(connectionBorrow);
  }

  /** Whether the work still runs. */
  public boolean isOpen(PoolName database, ConnectionBorrow connectionBorrow) {
    return gates.get(database).borrows().isOpen(connectionBorrow);
  }

  /** Who held one a moment ago; those whose work failed first, and for longer. */
  public List<EndedBorrow> recentBorrows(PoolName database) {
    return gates.get(database).borrows().recent();
  }

  /** How long no borrower has come back with a connection. */
  public Duration sinceLastReturn(PoolName database) {
    return gates.get(database).borrows().sinceLastReturn();
  }

  /** The latest fault of each kind that was met since the start. */
  public Map<FaultKind, Occurrence> lastFaults(PoolName database) {
    return gates.get(database).faults().lastOfEachKind();
  }

  /**
   * Whether this node may open no connection of the business pools, because its share of them may
   * be in other nodes' hands: new work is refused, what runs is finished.
   */
  public void fence(boolean shut) {
    fenced = shut;
  }

  /** From now on new work is refused; what runs or waits already is finished. */
  public void beginShutdown() {
    running.close();
  }

  /**
   * Waits until nothing runs inside the guard.
   *
   * @return false when the time was up before
   */
  public boolean awaitQuiet(Duration patience) throws InterruptedException {
    return running.awaitQuiet(patience);
  }

  private boolean isFenced(PoolName database) {
    return fenced && database != PoolName.OPERATOR;
  }

  private <T> T guarded(GuardedWork work, Supplier<T> body) {
    return new GuardedCall<>(work, body, gates.get(work.database()), held, listener, guardClock)
        .run(retry);
  }

  /**
   * For which databases the current thread holds a permit. Work inside of work takes no second one:
   * with every permit out, each holder would wait for another.
   */
  static final class ThreadPermits {
    // Not static: two guards, as tests have them, know nothing of each other's permits.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Set<PoolName>> held = new ThreadLocal<>();

    boolean has(PoolName database) {
      return any() && held.get().contains(database);
    }

    boolean any() {
      return held.get() != null;
    }

    void add(PoolName database) {
      if (any()) {
        held.get().add(database);
      } else {
        held.set(EnumSet.of(database));
      }
    }

    /** Leaves nothing behind on a thread of the server's pool. */
    void remove(PoolName database) {
      held.get().remove(database);
      if (held.get().isEmpty()) {
        held.remove();
      }
    }
  }

  /** Tells several listeners as if they were one. */
  record CompositeListener(List<GuardListener> all) implements GuardListener {
    CompositeListener {
      all = List.copyOf(all);
    }

    @Override
    public void admitted(GuardedWork work, Duration waited) {
      all.forEach(each -> each.admitted(work, waited));
    }

    @Override
    public void released(GuardedWork work, Duration held) {
      all.forEach(each -> each.released(work, held));
    }

    @Override
    public void refused(GuardedWork work, RefusalReason refusalReason) {
      all.forEach(each -> each.refused(work, refusalReason));
    }

    @Override
    public void faulted(GuardedWork work, DatabaseFault fault) {
      all.forEach(each -> each.faulted(work, fault));
    }

    @Override
    public void retried(GuardedWork work, int retry, Duration delay) {
      all.forEach(each -> each.retried(work, retry, delay));
    }

    @Override
    public void failed(GuardedWork work, DatabaseFault fault, GuardSnapshot state) {
      all.forEach(each -> each.failed(work, fault, state));
    }

    @Override
    public void breakerChanged(
        PoolName database, CircuitBreakerState from, CircuitBreakerState to) {
      all.forEach(each -> each.breakerChanged(database, from, to));
    }
  }
}
