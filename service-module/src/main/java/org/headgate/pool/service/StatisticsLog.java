package org.headgate.pool.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.headgate.HeadgateSettings;
import org.headgate.pool.DatabaseName;
import org.headgate.text.SingleLineLogger;

/** Logs the figures of each pool every 60 s, in the words of the ancestor (seed B7). */
@ApplicationScoped
public class StatisticsLog implements PoolSampleListener {

  private static final Logger LOGGER = SingleLineLogger.of(StatisticsLog.class);
  private static final Duration PERIOD = Duration.ofSeconds(60);

  private final Map<DatabaseName, Integer> kept = new EnumMap<>(DatabaseName.class);
  private final Map<DatabaseName, Instant> last = new EnumMap<>(DatabaseName.class);
  private final Logger logger;

  /** For the client proxy only. */
  protected StatisticsLog() {
    this.logger = LOGGER;
  }

  @Inject
  public StatisticsLog(HeadgateSettings settings) {
    this(settings, LOGGER);
  }

  StatisticsLog(HeadgateSettings settings, Logger logger) {
    this.logger = logger;
    settings.databases().forEach((pool, set) -> kept.put(pool, set.pool().minPoolSize()));
  }

  @Override
  public synchronized void sampled(DatabaseName pool, PoolSample sample) {
    Instant before = last.get(pool);
    if (before == null || !sample.at().isBefore(before.plus(PERIOD))) {
      last.put(pool, sample.at());
      logger.log(
          Level.INFO,
          "{0}",
          "Pool %s: size=%s checked_out=%s overflow=%s checked_in=%s waiting=%s"
              .formatted(
                  pool.wireName(),
                  sample.size(),
                  sample.inUse(),
                  Math.max(0, sample.size() - kept.getOrDefault(pool, 0)),
                  sample.idle(),
                  sample.waiting()));
    }
  }
}
