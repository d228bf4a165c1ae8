package org.headgate.config.database;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Divides a node's share of the budget among its pools: one connection for each, two for the
 * operator lane if there are five or more, and the rest to the business pools in proportion to
 * their wishes, kept connections before overflow.
 */
public final class PoolShareAllocator {

  private static final int MIN_SHARE_FOR_TWO_OPERATOR_CONNECTIONS = 5;

  private PoolShareAllocator() {}

  /** The connections of the pools when each is full. */
  public static int total(Collection<PoolSettings> pools) {
    return pools.stream().mapToInt(PoolSettings::maxPoolSize).sum();
  }

  /**
   * The pools reduced to fit the share, or unchanged if they fit.
   *
   * @param share at least {@link ConnectionBudget#MIN_SHARE}
   */
  public static Map<PoolName, PoolSettings> fit(int share, Map<PoolName, PoolSettings> wanted) {
    return fit(share, wanted, Set.of());
  }

  /**
   * As {@link #fit(int, Map)}, but some pools get their full size before the others get more than
   * the minimum, as long as each keeps the minimum.
   *
   * @param first pools that an operator changed
   */
  public static Map<PoolName, PoolSettings> fit(
      int share, Map<PoolName, PoolSettings> wanted, Set<PoolName> first) {
    if (share < ConnectionBudget.MIN_SHARE) {
      throw new IllegalArgumentException("a node needs a connection for each of its pools");
    }
    if (total(wanted.values()) <= share) {
      return Map.copyOf(wanted);
    }
    Map<PoolName, Integer> sizes = new EnumMap<>(PoolName.class);
    wanted.keySet().forEach(pool -> sizes.put(pool, 1));
    int lane = wanted.get(PoolName.OPERATOR).maxPoolSize();
    sizes.put(
        PoolName.OPERATOR, share < MIN_SHARE_FOR_TWO_OPERATOR_CONNECTIONS ? 1 : Math.min(2, lane));
    Map<PoolName, Integer> satisfied = new EnumMap<>(sizes);
    first.forEach(pool -> satisfied.put(pool, wanted.get(pool).maxPoolSize()));
    if (sum(satisfied) <= share) {
      sizes.putAll(satisfied);
    }
    int left = share - sum(sizes);
    while (left > 0 && growOne(sizes, wanted)) {
      left--;
    }
    Map<PoolName, PoolSettings> fitting = new EnumMap<>(PoolName.class);
    wanted.forEach((pool, settings) -> fitting.put(pool, cut(settings, sizes.get(pool))));
    return fitting;
  }

  private static int sum(Map<PoolName, Integer> sizes) {
    return sizes.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static PoolSettings cut(PoolSettings settings, int size) {
    int kept = Math.min(settings.minPoolSize(), size);
    return settings.resized(kept, size - kept);
  }

  /** Enlarges the business pool that is furthest from its wish. */
  private static boolean growOne(Map<PoolName, Integer> sizes, Map<PoolName, PoolSettings> wanted) {
    PoolName platform = PoolName.PLATFORM;
    PoolName userdata = PoolName.USERDATA;
    double first = fullness(sizes.get(platform), wanted.get(platform));
    double second = fullness(sizes.get(userdata), wanted.get(userdata));
    if (first >= 2 && second >= 2) {
      return false;
    }
    sizes.merge(first <= second ? platform : userdata, 1, Integer::sum);
    return true;
  }

  /** Below 1 while fewer than the kept connections are assigned, 2 when all wishes are met. */
  private static double fullness(int size, PoolSettings wanted) {
    if (size < wanted.minPoolSize()) {
      return (double) size / wanted.minPoolSize();
    }
    if (size >= wanted.maxPoolSize()) {
      return 2;
    }
    return 1 + (double) (size - wanted.minPoolSize()) / wanted.overflow();
  }
}
