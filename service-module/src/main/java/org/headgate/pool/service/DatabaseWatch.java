package org.headgate.pool.service;

import jakarta.annotation.PreDestroy;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.liberty.LibertyPools;
import org.headgate.pool.persistence.DatabaseFault;
import org.headgate.pool.persistence.DatabaseServer;
import org.headgate.pool.persistence.FaultClassifier;
import org.headgate.pool.persistence.FaultKind;
import org.headgate.pool.persistence.FaultWords;
import org.headgate.pool.persistence.Probes;
import org.headgate.text.SingleLineLogger;
import org.headgate.time.service.Rounds;

/**
 * Watches both databases once a second, each on a thread of its own, so that whoever asks how they
 * are never waits for them (seed A3). Each change of state is one line in the log. When a database
 * is there for the first time, what has to be done before it can serve (migrations, keys, the
 * scheduler) is done by those who observe {@link DatabaseAvailable}; until all of it succeeded the
 * database does not count as up, and it is tried again.
 */
@ApplicationScoped
public class DatabaseWatch {

  private static final Logger LOG = SingleLineLogger.of(DatabaseWatch.class);
  private static final FaultClassifier CLASSIFIER = new FaultClassifier();
  private static final Set<FaultKind> FULL =
      Set.of(FaultKind.SERVER_LIMIT, FaultKind.POOLER_LIMIT, FaultKind.POOL_EXHAUSTED);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  static final List<DatabaseName> WATCHED = List.of(DatabaseName.PLATFORM, DatabaseName.USERDATA);

  @Inject Probes probes;
  @Inject LibertyPools pools;
  @Inject DatabaseGuard guard;
  @Inject ConnectionLease lease;
  @Inject Event<DatabaseAvailable> available;
  @Inject Event<DatabaseChanged> changed;
  @Inject Clock clock;
  @Resource ManagedScheduledExecutorService executor;

  private final Map<DatabaseName, DatabaseCondition> conditions = new ConcurrentHashMap<>();
  private final Map<DatabaseName, Instant> firstLooks = new ConcurrentHashMap<>();
  private final Map<DatabaseName, DatabaseServer> servers = new ConcurrentHashMap<>();
  private final Map<DatabaseName, Boolean> prepared = new ConcurrentHashMap<>();
  private final Map<DatabaseName, String> unusable = new ConcurrentHashMap<>();
  private final Map<DatabaseName, Rounds> running = new EnumMap<>(DatabaseName.class);

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    for (DatabaseName database : WATCHED) {
      conditions.put(database, DatabaseCondition.unknown(clock.instant()));
      running.put(
          database,
          Rounds.atOnce(
              executor,
              "watch over the database " + database.wireName(),
              BETWEEN_LOOKS,
              () -> look(database)));
    }
  }

  @PreDestroy
  void stop() {
    running.values().forEach(Rounds::interrupt);
  }

  /** What the last look found; at most a few seconds old, and never waits. */
  public DatabaseCondition condition(DatabaseName database) {
    return conditions.getOrDefault(database, DatabaseCondition.unknown(clock.instant()));
  }

  /** What answered last; empty until something has. */
  public Optional<DatabaseServer> server(DatabaseName database) {
    return Optional.ofNullable(servers.get(database));
  }

  /** When it was asked for the first time; empty before. */
  Optional<Instant> firstLook(DatabaseName database) {
    return Optional.ofNullable(firstLooks.get(database));
  }

  public boolean areAllUp() {
    return WATCHED.stream().allMatch(database -> condition(database).isUp());
  }

  private void look(DatabaseName database) {
    if (database == DatabaseName.USERDATA && !lease.isHeld()) {
      return; // Its pool is not to be used before the node has its share of the connections.
    }
    if (database == DatabaseName.USERDATA && condition(database).isUp() && pools.isFull(database)) {
      return; // Its only lane is full of work that gets answers: busy, not gone.
    }
    try {
      Instant asked = clock.instant();
      firstLooks.putIfAbsent(database, asked);
      DatabaseName asking = poolToAsk(database);
      DatabaseServer server = guard.alongside(asking, () -> probes.look(database));
      Duration took = Duration.between(asked, clock.instant());
      guard.noteReachable(asking);
      servers.put(database, server);
      if (prepare(database) || server.hasTables()) {
        change(database, DatabaseCondition.up(clock.instant(), took), Optional.empty());
      } else {
        change(
            database,
            DatabaseCondition.down(
                clock.instant(), "its tables are missing", Optional.of(FaultKind.OTHER)),
            Optional.empty());
      }
    } catch (SQLException | RuntimeException | Error e) {
      Optional<DatabaseFault> fault = faultOf(e);
      FaultKind kind = fault.map(DatabaseFault::kind).orElse(FaultKind.OTHER);
      change(database, without(database, reason(e), kind), fault);
    }
  }

  /** Whose success it is: the answer says nothing of another pool to the same database. */
  private static DatabaseName poolToAsk(DatabaseName database) {
    return database == DatabaseName.PLATFORM ? DatabaseName.OPERATOR : database;
  }

  /** A database that gives out no more connections still serves those who have one. */
  private DatabaseCondition without(DatabaseName database, String reason, FaultKind kind) {
    return FULL.contains(kind) && condition(database).isUp()
        ? DatabaseCondition.full(clock.instant(), reason, kind)
        : DatabaseCondition.down(clock.instant(), reason, Optional.of(kind));
  }

  private static Optional<DatabaseFault> faultOf(Throwable failure) {
    return failure instanceof UnsuitableDatabaseException unsuitable
        ? Optional.of(
            new DatabaseFault(
                FaultKind.UNSUITABLE, Optional.empty(), unsuitable.getMessage(), unsuitable))
        : CLASSIFIER.classify(failure);
  }

  /** True when this call did it. */
  private boolean prepare(DatabaseName database) {
    if (prepared.putIfAbsent(database, true) == null) {
      try {
        available.fire(new DatabaseAvailable(database));
      } catch (RuntimeException | Error e) {
        prepared.remove(database);
        logOnce(database, e);
        throw e;
      }
      return true;
    }
    return false;
  }

  /** It is tried each second; the log tells it when the reason is another one. */
  private void logOnce(DatabaseName database, Throwable reason) {
    String words = reason(reason);
    if (words.equals(unusable.put(database, words))) {
      return;
    }
    if (reason instanceof UnsuitableDatabaseException) {
      LOG.log(
          Level.ERROR,
          "The {0} database is there, but cannot be put to use: {1}",
          database.wireName(),
          words);
    } else {
      LOG.log(
          Level.ERROR,
          "The " + database.wireName() + " database is there, but cannot be put to use",
          reason);
    }
  }

  private void change(DatabaseName database, DatabaseCondition now, Optional<DatabaseFault> fault) {
    DatabaseCondition before = condition(database);
    if (before.state() == now.state()) {
      conditions.put(database, before.seenAgain(now));
      return;
    }
    conditions.put(database, now);
    if (now.state() == DatabaseCondition.State.UP) {
      LOG.log(Level.INFO, "The {0} database is up", database.wireName());
    } else {
      LOG.log(
          Level.WARNING,
          "The {0} database is {1}: {2}",
          database.wireName(),
          now.state().name().toLowerCase(Locale.ROOT),
          now.reason().orElse(""));
    }
    changed.fire(new DatabaseChanged(database, before, now, fault));
  }

  private static String reason(Throwable fault) {
    Throwable deepest = fault;
    while (deepest.getCause() != null && deepest.getCause() != deepest) {
      deepest = deepest.getCause();
    }
    return FaultWords.of(deepest);
  }
}
