package org.headgate.pool.service.tuning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.DatabaseSettings;
import org.headgate.config.database.PoolName;
import org.headgate.config.database.PoolSettings;
import org.headgate.config.database.PoolShareAllocator;

/**
 * The settings that the pools run with now: those of the environment at first, later changed by
 * operators or reduced to the node's share of the connection budget.
 */
@ApplicationScoped
public class EffectivePoolSettings {

  private final Map<PoolName, PoolSettings> configured;
  private volatile Map<PoolName, PoolSettings> inForce;

  /** For the client proxy only. */
  protected EffectivePoolSettings() {
    configured = Map.of();
    inForce = Map.of();
  }

  @Inject
  public EffectivePoolSettings(HeadgateSettings settings) {
    Map<PoolName, PoolSettings> pools = new EnumMap<>(PoolName.class);
    for (DatabaseSettings database : settings.databases().values()) {
      pools.put(database.name(), database.pool());
    }
    configured = Map.copyOf(pools);
    inForce = configured;
  }

  public PoolSettings of(PoolName pool) {
    return inForce.get(pool);
  }

  /** The settings from the environment. */
  public PoolSettings configured(PoolName pool) {
    return configured.get(pool);
  }

  /** All of them. */
  public Map<PoolName, PoolSettings> all() {
    return inForce;
  }

  /** The connections of all pools when each is full. */
  public int total() {
    return PoolShareAllocator.total(inForce.values());
  }

  void replaceAll(Map<PoolName, PoolSettings> pools) {
    inForce = Map.copyOf(pools);
  }
}
