package org.headgate.pool.service;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.PoolSettings;
import org.headgate.pool.PoolShares;
import org.headgate.pool.liberty.LibertyPools;
import org.headgate.pool.liberty.PoolConfiguration;
import org.headgate.pool.liberty.PoolStatistics;
import org.headgate.text.SingleLineLogger;

/**
 * The one way by which a pool gets other settings while the node runs: Liberty, the guard and what
 * is reported change together. What somebody wants of the pools and what the node's share of the
 * budget leaves of it are two things; the pools run the latter.
 */
@ApplicationScoped
public class LivePools {

  private static final Logger LOG = SingleLineLogger.of(LivePools.class);
  private static final int BEFORE_THE_WATCH = 100;
  private static final int READ_BACKS = 200;
  private static final Duration BETWEEN_READ_BACKS = Duration.ofMillis(10);

  private final EffectivePools effective;
  private final LibertyPools liberty;
  private final PoolConfiguration configuration;
  private final DatabaseGuard guard;

  private Map<DatabaseName, PoolWish> wanted = Map.of();
  private int share = Integer.MAX_VALUE;

  /** Whether Liberty may run other settings than are taken to be in force. */
  private boolean inDoubt;

  /** For the client proxy only. */
  protected LivePools() {
    this(null, null, null, null);
  }

  @Inject
  LivePools(
      EffectivePools effective,
      LibertyPools liberty,
      PoolConfiguration configuration,
      DatabaseGuard guard) {
    this.effective = effective;
    this.liberty = liberty;
    this.configuration = configuration;
    this.guard = guard;
  }

  synchronized void start(
      @Observes @Priority(BEFORE_THE_WATCH) @Initialized(ApplicationScoped.class) Object event) {
    Map<DatabaseName, PoolWish> environment = new EnumMap<>(DatabaseName.class);
    effective.all().forEach((pool, set) -> environment.put(pool, new PoolWish(set, false)));
    wanted = Map.copyOf(environment);
    if (configuration.reset()) {
      LOG.log(Level.INFO, "Pools tuned in an earlier run are as the environment says again");
    }
  }

  /** What the pools would hold together if the budget allowed all that is wanted. */
  public synchronized int wantedTotal() {
    return PoolShares.total(settings(wanted).values());
  }

  /** What the pools can hold now, or still do hold after they were made smaller. */
  public synchronized int heldTotal() {
    return effective.all().entrySet().stream()
        .mapToInt(pool -> Math.max(pool.getValue().maxPoolSize(), size(pool.getKey())))
        .sum();
  }

  /** What is wanted of a pool, whatever the budget leaves of it. */
  synchronized PoolWish wanted(DatabaseName pool) {
    return wanted.get(pool);
  }

  /**
   * Runs a pool with other settings; the share must have room for them.
   *
   * @throws RuntimeException when Liberty does not take them; nothing has changed then
   */
  public void tune(DatabaseName pool, PoolSettings settings) {
    want(pool, new PoolWish(settings, true));
  }

  /**
   * As {@link #tune}, for a wish of before: how much of it there is depends on the share as it is
   * now.
   */
  synchronized void want(DatabaseName pool, PoolWish wish) {
    Map<DatabaseName, PoolWish> changed = new EnumMap<>(wanted);
    changed.put(pool, wish);
    apply(share, Map.copyOf(changed));
  }

  /**
   * Makes the pools fit into the node's share of the budget.
   *
   * @throws RuntimeException when Liberty does not take the sizes; nothing has changed then, and
   *     the next call tries it again
   */
  public synchronized void fit(int newShare) {
    if (newShare == share && !inDoubt) {
      return;
    }
    if (apply(newShare, wanted) && wantedTotal() > share) {
      LOG.log(
          Level.WARNING,
          "The connection budget leaves this node {0} of the {1} connections its pools ask for:"
              + " {2}",
          share,
          wantedTotal(),
          sizes());
    }
  }

  /** Closes what was opened to ask for a share: there is no room even to wait for one. */
  public void leave() {
    liberty.purge(DatabaseName.OPERATOR);
  }

  /** Closes what is idle of the business pools, and the rest as it comes back. */
  void close() {
    liberty.purge(DatabaseName.PLATFORM);
    liberty.purge(DatabaseName.USERDATA);
  }

  /** A share or a wish counts from the moment on in which the pools run it. */
  private boolean apply(int newShare, Map<DatabaseName, PoolWish> newWanted) {
    Set<DatabaseName> first =
        newWanted.keySet().stream()
            .filter(pool -> newWanted.get(pool).tuned())
            .collect(Collectors.toUnmodifiableSet());
    Map<DatabaseName, PoolSettings> after = PoolShares.fit(newShare, settings(newWanted), first);
    boolean changes = inDoubt || !after.equals(effective.all());
    if (changes) {
      run(after);
    }
    share = newShare;
    wanted = newWanted;
    return changes;
  }

  private static Map<DatabaseName, PoolSettings> settings(Map<DatabaseName, PoolWish> wishes) {
    Map<DatabaseName, PoolSettings> settings = new EnumMap<>(DatabaseName.class);
    wishes.forEach((pool, wish) -> settings.put(pool, wish.settings()));
    return settings;
  }

  private void run(Map<DatabaseName, PoolSettings> after) {
    Map<DatabaseName, PoolSettings> before = effective.all();
    after.forEach((pool, settings) -> admitFewer(pool, before.get(pool), settings));
    try {
      tell(after);
    } catch (RuntimeException notApplied) {
      undo(before, notApplied);
      throw notApplied;
    }
    inDoubt = false;
    effective.become(after);
    after.forEach((pool, settings) -> guard.limit(pool, limits(settings)));
    after.keySet().stream().filter(pool -> size(pool) > maxSize(pool)).forEach(liberty::purge);
  }

  private void tell(Map<DatabaseName, PoolSettings> pools) {
    Map<DatabaseName, PoolSettings> overrides = new EnumMap<>(DatabaseName.class);
    pools.forEach(
        (pool, settings) -> {
          if (!settings.equals(effective.configured(pool))) {
            overrides.put(pool, settings);
          }
        });
    configuration.put(overrides);
    pools.forEach(this::readBack);
  }

  /** Some of it may be in force already; what cannot be undone is told with the reason. */
  private void undo(Map<DatabaseName, PoolSettings> before, RuntimeException reason) {
    try {
      tell(before);
      inDoubt = false;
    } catch (RuntimeException notUndone) {
      inDoubt = true;
      reason.addSuppressed(notUndone);
    }
    before.forEach((pool, settings) -> guard.limit(pool, limits(settings)));
  }

  /** A smaller pool is asked for less before it gets smaller, so that nobody waits inside of it. */
  private void admitFewer(DatabaseName pool, PoolSettings before, PoolSettings after) {
    if (after.maxPoolSize() < before.maxPoolSize()) {
      guard.limit(pool, limits(after));
    }
  }

  private void readBack(DatabaseName pool, PoolSettings settings) {
    for (int look = 0; look < READ_BACKS; look++) {
      if (liberty
          .statistics(pool)
          .filter(counted -> counted.maxSize() != settings.maxPoolSize())
          .isEmpty()) {
        return;
      }
      LockSupport.parkNanos(BETWEEN_READ_BACKS.toNanos());
    }
    throw new IllegalStateException(
        "Liberty was told that the pool %s has at most %s connections, and runs it with %s"
            .formatted(
                pool.wireName(),
                settings.maxPoolSize(),
                liberty.statistics(pool).map(PoolStatistics::maxSize).orElse(0L)));
  }

  private int size(DatabaseName pool) {
    return liberty.statistics(pool).map(counted -> (int) counted.size()).orElse(0);
  }

  private int maxSize(DatabaseName pool) {
    return effective.of(pool).maxPoolSize();
  }

  private String sizes() {
    List<String> sizes = new ArrayList<>();
    for (DatabaseName pool : DatabaseName.values()) {
      sizes.add(pool.wireName() + " " + maxSize(pool));
    }
    return String.join(", ", sizes);
  }

  private static AdmissionLimits limits(PoolSettings settings) {
    return AdmissionLimits.forPool(settings.maxPoolSize(), settings.connectionTimeout());
  }
}
