package org.headgate.pool.service.monitoring;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.headgate.common.service.PeriodicTask;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.DatabaseProbe;
import org.headgate.pool.persistence.DatabaseProbe.ServerInfo;
import org.headgate.pool.persistence.faults.DatabaseFault;
import org.headgate.pool.persistence.faults.FaultClassifier;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.persistence.faults.FaultMessages;
import org.headgate.pool.service.events.DatabaseAvailableEvent;
import org.headgate.pool.service.events.DatabaseStatus;
import org.headgate.pool.service.events.DatabaseStatusChangedEvent;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.liberty.LibertyPoolMBeans;
import org.headgate.pool.service.lifecycle.UnsuitableDatabaseException;
import org.headgate.pool.service.tuning.ConnectionLeaseHolder;
import org.headgate.pool.service.tuning.PoolResizer;

/**
 * Probes both databases once a second, each on its own thread, so that reading their state never
 * blocks. Each change of state is logged in one line. When a database is available for the first
 * time, observers of {@link DatabaseAvailableEvent} prepare it (migrations, keys, the scheduler);
 * until all have succeeded it does not count as up, and preparation is retried.
 */
@ApplicationScoped
public class DatabaseMonitor {

  private static final Logger LOG = SingleLineLogger.of(DatabaseMonitor.class);
  private static final FaultClassifier CLASSIFIER = new FaultClassifier();
  private static final Set<FaultKind> FULL =
      Set.of(FaultKind.SERVER_LIMIT, FaultKind.POOLER_LIMIT, FaultKind.POOL_EXHAUSTED);
  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);
  public static final List<PoolName> MONITORED = List.of(PoolName.PLATFORM, PoolName.USERDATA);

  @Inject DatabaseProbe databaseProbe;
  @Inject LibertyPoolMBeans pools;
  @Inject DatabaseGuard guard;
  @Inject ConnectionLeaseHolder lease;
  @Inject SharedValueMonitor sharedValues;
  @Inject Event<DatabaseAvailableEvent> available;
  @Inject Event<DatabaseStatusChangedEvent> changed;
  @Inject Clock clock;
  @Resource ManagedScheduledExecutorService executor;

  private final Map<PoolName, DatabaseStatus> statuses = new ConcurrentHashMap<>();
  private final Map<PoolName, Instant> firstProbes = new ConcurrentHashMap<>();
  private final Map<PoolName, ServerInfo> servers = new ConcurrentHashMap<>();
  private final Map<PoolName, Boolean> prepared = new ConcurrentHashMap<>();
  private final Map<PoolName, String> unusable = new ConcurrentHashMap<>();
  private final Map<PoolName, PeriodicTask> running = new ConcurrentHashMap<>();

  /** Before other parts begin their work, which would all compete with the first probe. */
  void start(
      @Observes @Priority(PoolResizer.OBSERVER_PRIORITY + 1) @Initialized(ApplicationScoped.class)
          Object event) {
    MONITORED.forEach(database -> statuses.put(database, DatabaseStatus.unknown(clock.instant())));
    watch(PoolName.PLATFORM);
  }

  void leased(@Observes @Priority(DatabaseAvailableEvent.LEASE + 1) DatabaseAvailableEvent event) {
    watchUserdataWithLease();
  }

  void leasedFirst(
      @Observes @Priority(DatabaseAvailableEvent.LEASE_OF_THE_FIRST + 1)
          DatabaseAvailableEvent event) {
    watchUserdataWithLease();
  }

  /** Its pool is not to be used before the node has its share of the connections. */
  private void watchUserdataWithLease() {
    if (lease.isHeld()) {
      watch(PoolName.USERDATA);
    }
  }

  private void watch(PoolName database) {
    running.computeIfAbsent(
        database,
        unwatched ->
            PeriodicTask.startNow(
                executor,
                "watch over the database " + database.wireName(),
                CHECK_INTERVAL,
                () -> probe(database)));
  }

  @PreDestroy
  void stop() {
    running.values().forEach(PeriodicTask::interrupt);
  }

  /** The result of the last probe, at most a few seconds old; never waits. */
  public DatabaseStatus status(PoolName database) {
    return statuses.getOrDefault(database, DatabaseStatus.unknown(clock.instant()));
  }

  /** The server that answered last; empty before the first answer. */
  public Optional<ServerInfo> server(PoolName database) {
    return Optional.ofNullable(servers.get(database));
  }

  /** The time of the first probe; empty before. */
  public Optional<Instant> firstProbe(PoolName database) {
    return Optional.ofNullable(firstProbes.get(database));
  }

  public boolean areAllUp() {
    return MONITORED.stream().allMatch(database -> status(database).isUp());
  }

  private void probe(PoolName database) {
    if (database == PoolName.USERDATA && !lease.isHeld()) {
      return; // The node has lost its share of the connections.
    }
    if (database == PoolName.USERDATA && status(database).isUp() && pools.isFull(database)) {
      return; // Its only lane is full of work that gets answers: busy, not gone.
    }
    try {
      long startNanos = System.nanoTime();
      firstProbes.putIfAbsent(database, clock.instant());
      PoolName asking = poolToAsk(database);
      DatabaseProbe.Answer answer =
          guard.callWithoutQueueing(asking, () -> databaseProbe.probe(database));
      ServerInfo server = answer.server();
      Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
      guard.noteReachable(asking);
      servers.put(database, server);
      if (database == PoolName.PLATFORM) {
        sharedValues.onProbe(answer.changes());
      }
      if (prepare(database) || server.hasTables()) {
        change(database, DatabaseStatus.up(clock.instant(), elapsed), Optional.empty());
      } else {
        change(
            database,
            DatabaseStatus.down(
                clock.instant(), "its tables are missing", Optional.of(FaultKind.OTHER)),
            Optional.empty());
      }
    } catch (SQLException | RuntimeException | Error e) {
      Optional<DatabaseFault> fault = faultOf(e);
      FaultKind kind = fault.map(DatabaseFault::kind).orElse(FaultKind.OTHER);
      change(database, without(database, FaultMessages.ofDeepestCause(e), kind), fault);
    }
  }

  /** The pool that is probed: a success says nothing about another pool of the same database. */
  private static PoolName poolToAsk(PoolName database) {
    return database == PoolName.PLATFORM ? PoolName.OPERATOR : database;
  }

  /** A database that accepts no more connections still serves existing ones. */
  private DatabaseStatus without(PoolName database, String reason, FaultKind kind) {
    return FULL.contains(kind) && status(database).isUp()
        ? DatabaseStatus.full(clock.instant(), reason, kind)
        : DatabaseStatus.down(clock.instant(), reason, Optional.of(kind));
  }

  private static Optional<DatabaseFault> faultOf(Throwable failure) {
    return failure instanceof UnsuitableDatabaseException unsuitable
        ? Optional.of(
            new DatabaseFault(
                FaultKind.UNSUITABLE, Optional.empty(), unsuitable.getMessage(), unsuitable))
        : CLASSIFIER.classify(failure);
  }

  /** True when this call prepared it. */
  private boolean prepare(PoolName database) {
    if (prepared.putIfAbsent(database, true) == null) {
      try {
        available.fire(new DatabaseAvailableEvent(database));
      } catch (RuntimeException | Error e) {
        prepared.remove(database);
        logOnce(database, e);
        throw e;
      }
      return true;
    }
    return false;
  }

  /** Preparation is retried every second; it is logged only when the reason changes. */
  private void logOnce(PoolName database, Throwable reason) {
    String reasonText = FaultMessages.ofDeepestCause(reason);
    if (reasonText.equals(unusable.put(database, reasonText))) {
      return;
    }
    if (reason instanceof UnsuitableDatabaseException) {
      LOG.log(
          Level.ERROR,
          "The {0} database answers, but cannot be used: {1}",
          database.wireName(),
          reasonText);
    } else {
      LOG.log(
          Level.ERROR,
          "The " + database.wireName() + " database answers, but cannot be used",
          reason);
    }
  }

  private void change(PoolName database, DatabaseStatus now, Optional<DatabaseFault> fault) {
    DatabaseStatus previous = status(database);
    if (previous.state() == now.state()) {
      statuses.put(database, previous.refreshed(now));
      return;
    }
    statuses.put(database, now);
    if (now.state() == DatabaseStatus.State.UP) {
      LOG.log(Level.INFO, "The {0} database is up", database.wireName());
    } else {
      LOG.log(
          Level.WARNING,
          "The {0} database is {1}: {2}",
          database.wireName(),
          now.state().name().toLowerCase(Locale.ROOT),
          now.reason().orElse(""));
    }
    try {
      changed.fire(new DatabaseStatusChangedEvent(database, previous, now, fault));
    } catch (RuntimeException | Error e) {
      // A database that answers must not look as if it did not because of an observer.
      LOG.log(Level.WARNING, "An observer failed when the state of a database changed", e);
    }
  }
}
