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
import java.util.concurrent.locks.LockSupport;
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

  @Inject EffectivePools effective;
  @Inject LibertyPools liberty;
  @Inject PoolConfiguration configuration;
  @Inject DatabaseGuard guard;

  private final Map<DatabaseName, PoolSettings> wanted = new EnumMap<>(DatabaseName.class);
  private int share = Integer.MAX_VALUE;

  synchronized void start(
      @Observes @Priority(BEFORE_THE_WATCH) @Initialized(ApplicationScoped.class) Object event) {
    wanted.putAll(effective.all());
    if (configuration.reset()) {
      LOG.log(Level.INFO, "Pools tuned in an earlier run are as the environment says again");
    }
  }

  /** What the pools would hold together if the budget allowed all that is wanted. */
  public synchronized int wantedTotal() {
    return PoolShares.total(wanted.values());
  }

  /** What the pools can hold now, or still do hold after they were made smaller. */
  public synchronized int heldTotal() {
    return effective.all().entrySet().stream()
        .mapToInt(pool -> Math.max(pool.getValue().maxPoolSize(), size(pool.getKey())))
        .sum();
  }

  /** Runs a pool with other settings; the share must have room for them. */
  public synchronized void tune(DatabaseName pool, PoolSettings settings) {
    if (wantedTotal() > share) {
      wanted.putAll(effective.all()); // What the cut left to the others is theirs from now on.
    }
    wanted.put(pool, settings);
    apply();
  }

  /** Makes the pools fit into the node's share of the budget. */
  public synchronized void fit(int newShare) {
    if (newShare == share) {
      return;
    }
    share = newShare;
    if (apply() && wantedTotal() > share) {
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

  private boolean apply() {
    Map<DatabaseName, PoolSettings> before = effective.all();
    Map<DatabaseName, PoolSettings> after = PoolShares.fit(share, wanted);
    if (after.equals(before)) {
      return false;
    }
    after.forEach((pool, settings) -> admitFewer(pool, before.get(pool), settings));
    Map<DatabaseName, PoolSettings> overrides = new EnumMap<>(DatabaseName.class);
    after.forEach(
        (pool, settings) -> {
          if (!settings.equals(effective.configured(pool))) {
            overrides.put(pool, settings);
          }
        });
    configuration.put(overrides);
    after.forEach(this::readBack);
    effective.become(after);
    after.forEach((pool, settings) -> guard.limit(pool, limits(settings)));
    after.keySet().stream().filter(pool -> size(pool) > maxSize(pool)).forEach(liberty::purge);
    return true;
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
