package org.headgate.pool.service.guard;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.AdmissionLimits;
import org.headgate.pool.service.guard.CircuitBreaker.BreakerPolicy;

/**
 * The initial settings of the database guard; the sizes follow the live pools later.
 *
 * @param limits one entry for every database
 * @param breaker for every database alike
 * @param retry for every database alike
 */
public record GuardSettings(
    Map<PoolName, AdmissionLimits> limits, BreakerPolicy breaker, RetryPolicy retry) {
  private static final int DEFAULT_POOL = 15;
  private static final int OPERATOR_LANE = 2;

  public GuardSettings {
    limits = Map.copyOf(limits);
    Objects.requireNonNull(breaker, "breaker");
    Objects.requireNonNull(retry, "retry");
    for (PoolName database : PoolName.values()) {
      if (!limits.containsKey(database)) {
        throw new IllegalArgumentException("no limits for " + database);
      }
    }
  }

  /** The configured sizes, timeouts and retries. */
  public static GuardSettings of(HeadgateSettings settings) {
    Map<PoolName, AdmissionLimits> limits = new EnumMap<>(PoolName.class);
    settings
        .databases()
        .forEach(
            (name, database) ->
                limits.put(
                    name,
                    AdmissionLimits.forPool(
                        database.pool().maxPoolSize(), database.pool().connectionTimeout())));
    return new GuardSettings(
        limits,
        BreakerPolicy.DEFAULT,
        RetryPolicy.DEFAULT.withMaxRetries(settings.server().databaseRetries()));
  }

  /** The sizes of the preset "default", with the default policies. */
  public static GuardSettings defaults() {
    Map<PoolName, AdmissionLimits> limits = new EnumMap<>(PoolName.class);
    for (PoolName database : PoolName.values()) {
      int size = database == PoolName.OPERATOR ? OPERATOR_LANE : DEFAULT_POOL;
      limits.put(database, AdmissionLimits.forPool(size, Duration.ofSeconds(30)));
    }
    return new GuardSettings(limits, BreakerPolicy.DEFAULT, RetryPolicy.DEFAULT);
  }
}
