package org.headgate.pool.service;

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
import org.headgate.pool.DatabaseName;
import org.headgate.pool.persistence.FaultKind;
import org.headgate.problem.DatabaseBusy;
import org.headgate.problem.DatabaseUnavailable;
import org.headgate.problem.ShuttingDown;

/**
 * The one place with admission, deadline, circuit breaker, retry and the translation of faults:
 * every call to an EJB that needs a database passes it once. It stands outside of any transaction,
 * so each run of the work is a transaction of its own.
 *
 * <p>Work inside of guarded work on the same thread and database belongs to the outer call: it
 * takes no second permit and is not repeated by itself. The body is run on the calling thread.
 */
@ApplicationScoped
public class DatabaseGuard {
  private static final Duration RESTART = Duration.ofSeconds(5);
  private static final Duration UNTIL_LEASED = Duration.ofSeconds(5);

  private final Map<DatabaseName, DatabaseGate> gates = new EnumMap<>(DatabaseName.class);
  private final HeldPermits held = new HeldPermits();
  private final RunningWork running = new RunningWork();
  private final RetryPolicy retry;
  private final GuardListener listener;
  private final Pace pace;
  private volatile boolean fenced;

  /** For the client proxy only. */
  protected DatabaseGuard() {
    this(GuardSettings.defaults(), Clock.systemUTC(), Pace.system(), List.of());
  }

  @Inject
  public DatabaseGuard(
      GuardSettings settings, Clock clock, @Any Instance<GuardListener> listeners) {
    this(settings, clock, Pace.system(), listeners.stream().toList());
  }

  DatabaseGuard(GuardSettings settings, Clock clock, Pace pace, List<GuardListener> listeners) {
    this.listener = new GuardListeners(listeners);
    this.retry = settings.retry();
    this.pace = pace;
    for (DatabaseName database : DatabaseName.values()) {
      gates.put(
          database,
          new DatabaseGate(
              database,
              new Admission(settings.limits().get(database), pace::nanos),
              new CircuitBreaker(
                  settings.breaker(),
                  clock,
                  pace::nanos,
                  (from, to) -> listener.breakerChanged(database, from, to)),
              new FaultLedger(clock),
              new Borrows(clock, pace::nanos)));
    }
  }

  /**
   * Runs the work as soon as a connection is due to it.
   *
   * @throws org.headgate.problem.DatabaseBusy when none is free in time, or the server or pooler
   *     has none
   * @throws org.headgate.problem.DatabaseUnavailable when the database cannot be used
   * @throws ShuttingDown when the node is about to stop
   * @throws org.headgate.problem.HeadgateException whatever the body throws of this kind, untouched
   */
  public <T> T call(GuardedWork work, Supplier<T> body) {
    if (held.has(work.database())) {
      return body.get();
    }
    if (isFenced(work.database())) {
      listener.refused(work, Refusal.NO_LEASE);
      throw new DatabaseUnavailable(
          "The database cannot be reached. Nothing was changed.", UNTIL_LEASED);
    }
    // What began before the shutdown may finish, on the other database too.
    if (held.any()) {
      return guarded(work, body);
    }
    if (!running.begin()) {
      listener.refused(work, Refusal.SHUTTING_DOWN);
      throw new ShuttingDown(RESTART);
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
   * @throws DatabaseBusy when none is free in time
   * @throws DatabaseUnavailable while the node has no lease
   */
  public GuardEntry enter(GuardedWork work, Duration patience) {
    if (isFenced(work.database())) {
      listener.refused(work, Refusal.NO_LEASE);
      throw new DatabaseUnavailable(
          "The database cannot be reached. Nothing was changed.", UNTIL_LEASED);
    }
    DatabaseGate gate = gates.get(work.database());
    long asked = pace.nanos();
    try {
      Permit permit = gate.admission().acquire(work.workClass(), patience);
      listener.admitted(work, Duration.ofNanos(pace.nanos() - asked));
      return new GuardEntry(work, gate, permit, listener, pace::nanos);
    } catch (AdmissionRefused refused) {
      listener.refused(work, refused.reason());
      throw new DatabaseBusy(
          "The database is busy. Nothing was changed.", refused.retryAfter(), refused);
    }
  }

  /**
   * Runs what borrows one connection past the queue, because it has to see the pool as it is: a
   * probe, an operator's test, what is done once before the pool serves. It is counted, so that
   * every connection that is out has somebody who borrowed it.
   */
  public <T, E extends Exception> T alongside(DatabaseName database, Borrowing<T, E> body)
      throws E {
    Admission admission = gates.get(database).admission();
    admission.addSpare();
    try {
      return body.run();
    } finally {
      admission.giveBackSpare(1);
    }
  }

  /**
   * Runs so many tasks at once, each with one connection and a permit of its own, if as many are
   * free and nobody waits, and else none. Nobody holds a permit for another: a task that hangs
   * keeps its own.
   *
   * @return whether they were begun
   */
  boolean eachWithSpare(DatabaseName database, int tasks, Executor executor, Runnable task) {
    Admission admission = gates.get(database).admission();
    if (isFenced(database) || !admission.takeSpare(tasks)) {
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
                admission.giveBackSpare(1);
              }
            });
      }
      return true;
    } finally {
      admission.giveBackSpare(tasks - begun);
    }
  }

  /** The pool has another maximum now; takes effect at once. */
  public void resize(DatabaseName database, int size) {
    gates.get(database).admission().resize(size);
  }

  /** As {@link #resize}, with the queue and the deadline too. */
  public void limit(DatabaseName database, AdmissionLimits limits) {
    gates.get(database).admission().limit(limits);
  }

  /** How many may work with the database at once: the maximum of its pool. */
  public int size(DatabaseName database) {
    return gates.get(database).admission().size();
  }

  /** A probe outside of the guard has reached the database: closes its circuit breaker. */
  public void noteReachable(DatabaseName database) {
    gates.get(database).breaker().noteReachable();
  }

  /** The state of one database. */
  public GuardSnapshot snapshot(DatabaseName database) {
    return gates.get(database).snapshot();
  }

  /** Who may hold a connection of the pool now, longest first. */
  public List<Borrow> borrows(DatabaseName database) {
    return gates.get(database).borrows().all();
  }

  /** How long it has been held; exact where {@link Borrow#since} depends on the clock. */
  public Duration held(DatabaseName database, Borrow borrow) {
    return gates.get(database).borrows().held(borrow);
  }

  /** Whether the work still runs. */
  public boolean isOpen(DatabaseName database, Borrow borrow) {
    return gates.get(database).borrows().isOpen(borrow);
  }

  /** Who held one a moment ago; those whose work failed first, and for longer. */
  List<EndedBorrow> recentBorrows(DatabaseName database) {
    return gates.get(database).borrows().recent();
  }

  /** How long no borrower has come back with a connection. */
  Duration sinceLastReturn(DatabaseName database) {
    return gates.get(database).borrows().sinceLastReturn();
  }

  /** The latest fault of each kind that was met since the start. */
  public Map<FaultKind, FaultSighting> lastFaults(DatabaseName database) {
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

  private boolean isFenced(DatabaseName database) {
    return fenced && database != DatabaseName.OPERATOR;
  }

  private <T> T guarded(GuardedWork work, Supplier<T> body) {
    return new GuardedCall<>(work, body, gates.get(work.database()), held, listener, pace)
        .run(retry);
  }
}
