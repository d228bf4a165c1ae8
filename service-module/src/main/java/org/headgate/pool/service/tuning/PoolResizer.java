package org.headgate.pool.service.tuning;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.config.database.PoolSettings;
import org.headgate.config.database.PoolShareAllocator;
import org.headgate.pool.service.admission.AdmissionLimits;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.liberty.LibertyPoolConfigurator;
import org.headgate.pool.service.liberty.LibertyPoolMBeans;

/**
 * The only way to change a pool's settings while the node runs: Liberty, the guard and the reported
 * settings change together. The wanted settings are kept separately from those that the node's
 * share of the budget permits; the pools run the latter.
 */
@ApplicationScoped
public class PoolResizer {

  /** The priority of the start: pools get their configured sizes before anything uses them. */
  public static final int OBSERVER_PRIORITY = 100;

  private static final Logger LOG = SingleLineLogger.of(PoolResizer.class);

  private final EffectivePoolSettings effective;
  private final LibertyPoolMBeans liberty;
  private final LibertyPoolConfigurator configuration;
  private final DatabaseGuard guard;

  private Map<PoolName, TargetPoolSettings> wanted = Map.of();
  private int share = Integer.MAX_VALUE;

  /** Whether Liberty may run other settings than the reported ones. */
  private boolean inDoubt;

  /** Pools that were made smaller and could not be purged. */
  private final Set<PoolName> unpurged = EnumSet.noneOf(PoolName.class);

  /** For the client proxy only. */
  protected PoolResizer() {
    this(null, null, null, null);
  }

  @Inject
  PoolResizer(
      EffectivePoolSettings effective,
      LibertyPoolMBeans liberty,
      LibertyPoolConfigurator configuration,
      DatabaseGuard guard) {
    this.effective = effective;
    this.liberty = liberty;
    this.configuration = configuration;
    this.guard = guard;
  }

  synchronized void start(
      @Observes @Priority(OBSERVER_PRIORITY) @Initialized(ApplicationScoped.class) Object event) {
    Map<PoolName, TargetPoolSettings> environment = new EnumMap<>(PoolName.class);
    effective
        .all()
        .forEach((pool, set) -> environment.put(pool, new TargetPoolSettings(set, false)));
    wanted = Map.copyOf(environment);
    if (configuration.reset()) {
      LOG.log(
          Level.INFO,
          "Pool settings that were changed in an earlier run are reset to those of the environment");
    }
  }

  /** The connections of all pools if the budget permitted all wishes. */
  public synchronized int wantedTotal() {
    return PoolShareAllocator.total(settings(wanted).values());
  }

  /**
   * The connections that the pools can hold now, including those not yet closed after a reduction.
   */
  public synchronized int heldTotal() {
    return effective.all().entrySet().stream()
        .mapToInt(pool -> Math.max(pool.getValue().maxPoolSize(), size(pool.getKey())))
        .sum();
  }

  /** The wanted settings of a pool, whatever the budget permits. */
  synchronized TargetPoolSettings requestedSettings(PoolName pool) {
    return wanted.get(pool);
  }

  /**
   * Changes what is wanted of a pool: how much of it is possible depends on the present share.
   *
   * @throws RuntimeException when Liberty refuses the settings; nothing has changed then
   */
  synchronized void request(PoolName pool, TargetPoolSettings requested) {
    Map<PoolName, TargetPoolSettings> changed = new EnumMap<>(wanted);
    changed.put(pool, requested);
    apply(share, Map.copyOf(changed));
  }

  /**
   * Makes the pools fit the node's share of the budget.
   *
   * @throws RuntimeException when Liberty refuses the sizes; nothing has changed then, and the next
   *     call tries it again
   */
  public synchronized void fitToShare(int newShare) {
    if (newShare == share && !inDoubt) {
      unpurged.removeIf(this::tryPurge);
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

  /**
   * Closes the connections that were opened to request a share, because not even these are
   * available.
   */
  public void closeOperatorConnections() {
    liberty.purge(PoolName.OPERATOR);
  }

  /** Purges the business pools; returns false when Liberty refused it for one of them. */
  boolean close() {
    boolean isPlatformPurged = tryPurge(PoolName.PLATFORM);
    return tryPurge(PoolName.USERDATA) && isPlatformPurged;
  }

  private boolean tryPurge(PoolName pool) {
    try {
      liberty.purge(pool);
      return true;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The pool " + pool.wireName() + " keeps its connections for now", e);
      return false;
    }
  }

  /** A share or wish is stored only when the pools run it. */
  private boolean apply(int newShare, Map<PoolName, TargetPoolSettings> newWanted) {
    Set<PoolName> first =
        newWanted.keySet().stream()
            .filter(pool -> newWanted.get(pool).tuned())
            .collect(Collectors.toUnmodifiableSet());
    Map<PoolName, PoolSettings> after =
        PoolShareAllocator.fit(newShare, settings(newWanted), first);
    boolean changes = inDoubt || !after.equals(effective.all());
    if (changes) {
      run(after);
    }
    share = newShare;
    wanted = newWanted;
    return changes;
  }

  private static Map<PoolName, PoolSettings> settings(Map<PoolName, TargetPoolSettings> requested) {
    Map<PoolName, PoolSettings> settings = new EnumMap<>(PoolName.class);
    requested.forEach((pool, target) -> settings.put(pool, target.settings()));
    return settings;
  }

  private void run(Map<PoolName, PoolSettings> after) {
    Map<PoolName, PoolSettings> before = effective.all();
    after.forEach((pool, settings) -> admitFewer(pool, before.get(pool), settings));
    try {
      announce(after);
    } catch (RuntimeException | Error e) {
      undo(before, e);
      throw e;
    }
    inDoubt = false;
    effective.replaceAll(after);
    after.forEach((pool, settings) -> guard.limit(pool, limits(settings)));
    after.keySet().stream()
        .filter(pool -> size(pool) > maxSize(pool) && !tryPurge(pool))
        .forEach(unpurged::add);
  }

  private void announce(Map<PoolName, PoolSettings> pools) {
    Map<PoolName, PoolSettings> overrides = new EnumMap<>(PoolName.class);
    pools.forEach(
        (pool, settings) -> {
          if (!settings.equals(effective.configured(pool))) {
            overrides.put(pool, settings);
          }
        });
    configuration.put(overrides);
    pools.forEach((pool, settings) -> liberty.requireMaxSize(pool, settings.maxPoolSize()));
  }

  /** Some settings may be in force already; a failure to restore them is added to the reason. */
  private void undo(Map<PoolName, PoolSettings> previous, Throwable reason) {
    try {
      announce(previous);
      inDoubt = false;
    } catch (RuntimeException | Error e) {
      inDoubt = true;
      reason.addSuppressed(e);
    }
    previous.forEach((pool, settings) -> guard.limit(pool, limits(settings)));
  }

  /** Reduces the admission before the pool, so that nobody waits inside the smaller pool. */
  private void admitFewer(PoolName pool, PoolSettings before, PoolSettings after) {
    if (after.maxPoolSize() < before.maxPoolSize()) {
      guard.limit(pool, limits(after));
    }
  }

  private int size(PoolName pool) {
    return liberty.statistics(pool).map(counted -> (int) counted.size()).orElse(0);
  }

  private int maxSize(PoolName pool) {
    return effective.of(pool).maxPoolSize();
  }

  private String sizes() {
    return Arrays.stream(PoolName.values())
        .map(pool -> pool.wireName() + " " + maxSize(pool))
        .collect(Collectors.joining(", "));
  }

  private static AdmissionLimits limits(PoolSettings settings) {
    return AdmissionLimits.forPool(settings.maxPoolSize(), settings.connectionTimeout());
  }
}
