package org.headgate.pool.service.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.headgate.common.service.ElapsedTime;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.events.PoolSample;
import org.headgate.pool.service.events.PoolSampleListener;

/** Logs the figures of each pool every 60 s. */
@ApplicationScoped
public class PoolStatisticsLogger implements PoolSampleListener {

  private static final Logger LOGGER = SingleLineLogger.of(PoolStatisticsLogger.class);
  private static final Duration PERIOD = Duration.ofSeconds(60);

  private final Map<PoolName, Integer> lastSizes = new EnumMap<>(PoolName.class);
  private final Map<PoolName, Instant> last = new EnumMap<>(PoolName.class);
  private final Logger logger;

  /** For the client proxy only. */
  protected PoolStatisticsLogger() {
    this.logger = LOGGER;
  }

  @Inject
  public PoolStatisticsLogger(HeadgateSettings settings) {
    this(settings, LOGGER);
  }

  PoolStatisticsLogger(HeadgateSettings settings, Logger logger) {
    this.logger = logger;
    settings.databases().forEach((pool, set) -> lastSizes.put(pool, set.pool().minPoolSize()));
  }

  @Override
  public synchronized void sampled(PoolName pool, PoolSample sample) {
    Instant previous = last.get(pool);
    if (previous == null || ElapsedTime.hasPassed(PERIOD, previous, sample.at())) {
      last.put(pool, sample.at());
      logger.log(
          Level.INFO,
          "{0}",
          "Pool %s: size=%s checked_out=%s overflow=%s checked_in=%s waiting=%s"
              .formatted(
                  pool.wireName(),
                  sample.size(),
                  sample.inUse(),
                  Math.max(0, sample.size() - lastSizes.getOrDefault(pool, 0)),
                  sample.idle(),
                  sample.waiting()));
    }
  }
}
