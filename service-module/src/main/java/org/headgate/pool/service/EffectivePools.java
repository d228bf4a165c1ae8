package org.headgate.pool.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import org.headgate.HeadgateSettings;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.DatabaseSettings;
import org.headgate.pool.PoolSettings;
import org.headgate.pool.PoolShares;

/**
 * The settings the pools run with now: those of the environment at the start, others after an
 * operator tuned them or the node's share of the connection budget cut them.
 */
@ApplicationScoped
public class EffectivePools {

  private final Map<DatabaseName, PoolSettings> configured;
  private volatile Map<DatabaseName, PoolSettings> inForce;

  /** For the client proxy only. */
  protected EffectivePools() {
    configured = Map.of();
    inForce = Map.of();
  }

  @Inject
  public EffectivePools(HeadgateSettings settings) {
    Map<DatabaseName, PoolSettings> pools = new EnumMap<>(DatabaseName.class);
    for (DatabaseSettings database : settings.databases().values()) {
      pools.put(database.name(), database.pool());
    }
    configured = Map.copyOf(pools);
    inForce = configured;
  }

  public PoolSettings of(DatabaseName pool) {
    return inForce.get(pool);
  }

  /** What the environment said. */
  public PoolSettings configured(DatabaseName pool) {
    return configured.get(pool);
  }

  /** All of them. */
  public Map<DatabaseName, PoolSettings> all() {
    return inForce;
  }

  /** What the pools hold together when each is full. */
  public int total() {
    return PoolShares.total(inForce.values());
  }

  void become(Map<DatabaseName, PoolSettings> pools) {
    inForce = Map.copyOf(pools);
  }
}
