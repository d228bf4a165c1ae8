package org.headgate.pool.service.tuning;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
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
 * The one way by which a pool gets other settings while the node runs: Liberty, the guard and what
 * is reported change together. What somebody wants of the pools and what the node's share of the
 * budget leaves of it are two things; the pools run the latter.
 */
@ApplicationScoped
public class PoolResizer {

  private static final Logger LOG = SingleLineLogger.of(PoolResizer.class);
  private static final int BEFORE_THE_WATCH = 100;

  private final EffectivePoolSettings effective;
  private final LibertyPoolMBeans liberty;
  private final LibertyPoolConfigurator configuration;
  private final DatabaseGuard guard;

  private Map<PoolName, PoolWish> wanted = Map.of();
  private int share = Integer.MAX_VALUE;

  /** Whether Liberty may run other settings than are taken to be in force. */
  private boolean inDoubt;

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
      @Observes @Priority(BEFORE_THE_WATCH) @Initialized(ApplicationScoped.class) Object event) {
    Map<PoolName, PoolWish> environment = new EnumMap<>(PoolName.class);
    effective.all().forEach((pool, set) -> environment.put(pool, new PoolWish(set, false)));
    wanted = Map.copyOf(environment);
    if (configuration.reset()) {
      LOG.log(
          Level.INFO,
          "Pool settings that were changed in an earlier run are reset to those of the environment");
    }
  }

  /** What the pools would hold together if the budget allowed all that is wanted. */
  public synchronized int wantedTotal() {
    return PoolShareAllocator.total(settings(wanted).values());
  }

  /** What the pools can hold now, or still do hold after they were made smaller. */
  public synchronized int heldTotal() {
    return effective.all().entrySet().stream()
        .mapToInt(pool -> Math.max(pool.getValue().maxPoolSize(), size(pool.getKey())))
        .sum();
  }

  /** What is wanted of a pool, whatever the budget leaves of it. */
  synchronized PoolWish wanted(PoolName pool) {
    return wanted.get(pool);
  }

  /**
   * Runs a pool with other settings; the share must have room for them.
   *
   * @throws RuntimeException when Liberty does not take them; nothing has changed then
   */
  public void tune(PoolName pool, PoolSettings settings) {
    want(pool, new PoolWish(settings, true));
  }

  /**
   * As {@link #tune}, for a wish of before: how much of it there is depends on the share as it is
   * now.
   */
  synchronized void want(PoolName pool, PoolWish wish) {
    Map<PoolName, PoolWish> changed = new EnumMap<>(wanted);
    changed.put(pool, wish);
    apply(share, Map.copyOf(changed));
  }

  /**
   * Makes the pools fit into the node's share of the budget.
   *
   * @throws RuntimeException when Liberty does not take the sizes; nothing has changed then, and
   *     the next call tries it again
   */
  public synchronized void fitToShare(int newShare) {
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
  public void closeOperatorConnections() {
    liberty.purge(PoolName.OPERATOR);
  }

  /** Closes what is idle of the business pools, and the rest as it comes back. */
  void close() {
    liberty.purge(PoolName.PLATFORM);
    liberty.purge(PoolName.USERDATA);
  }

  /** A share or a wish counts from the moment on in which the pools run it. */
  private boolean apply(int newShare, Map<PoolName, PoolWish> newWanted) {
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

  private static Map<PoolName, PoolSettings> settings(Map<PoolName, PoolWish> wishes) {
    Map<PoolName, PoolSettings> settings = new EnumMap<>(PoolName.class);
    wishes.forEach((pool, wish) -> settings.put(pool, wish.settings()));
    return settings;
  }

  private void run(Map<PoolName, PoolSettings> after) {
    Map<PoolName, PoolSettings> before = effective.all();
    after.forEach((pool, settings) -> admitFewer(pool, before.get(pool), settings));
    try {
      tell(after);
    } catch (RuntimeException notApplied) {
      undo(before, notApplied);
      throw notApplied;
    }
    inDoubt = false;
    effective.replaceAll(after);
    after.forEach((pool, settings) -> guard.limit(pool, limits(settings)));
    after.keySet().stream().filter(pool -> size(pool) > maxSize(pool)).forEach(liberty::purge);
  }

  private void tell(Map<PoolName, PoolSettings> pools) {
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

  /** Some of it may be in force already; what cannot be undone is told with the reason. */
  private void undo(Map<PoolName, PoolSettings> before, RuntimeException reason) {
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
    List<String> sizes = new ArrayList<>();
    for (PoolName pool : PoolName.values()) {
      sizes.add(pool.wireName() + " " + maxSize(pool));
    }
    return String.join(", ", sizes);
  }

  private static AdmissionLimits limits(PoolSettings settings) {
    return AdmissionLimits.forPool(settings.maxPoolSize(), settings.connectionTimeout());
  }
}
