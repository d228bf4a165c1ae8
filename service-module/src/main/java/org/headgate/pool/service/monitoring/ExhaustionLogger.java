package org.headgate.pool.service.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.Map;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.events.PoolSample;
import org.headgate.pool.service.events.PoolSampleListener;

/**
 * Logs a warning when a business pool reaches 80, 95 and 100 % of its size, and a line when it has
 * recovered: one for each level crossed. The operator lane is ignored, because two users fill it.
 */
@ApplicationScoped
public class ExhaustionLogger implements PoolSampleListener {

  private static final Logger LOGGER = SingleLineLogger.of(ExhaustionLogger.class);

  private final Logger logger;
  private final Map<PoolName, ExhaustionLevel> levels = new EnumMap<>(PoolName.class);

  public ExhaustionLogger() {
    this(LOGGER);
  }

  ExhaustionLogger(Logger logger) {
    this.logger = logger;
  }

  @Override
  public synchronized void sampled(PoolName pool, PoolSample sample) {
    if (pool == PoolName.OPERATOR) {
      return;
    }
    ExhaustionLevel previous = levels.getOrDefault(pool, ExhaustionLevel.CALM);
    ExhaustionLevel now = previous.after(sample.percentInUse());
    levels.put(pool, now);
    if (now.compareTo(previous) > 0) {
      logger.log(Level.WARNING, "{0}", line(pool, sample, "has reached " + now.percent() + " %"));
    } else if (now == ExhaustionLevel.CALM && previous != ExhaustionLevel.CALM) {
      logger.log(Level.INFO, "{0}", line(pool, sample, "is below 80 % again"));
    }
  }

  private static String line(PoolName pool, PoolSample sample, String state) {
    return "Pool %s %s: %s of %s connections in use, %s calls waiting"
        .formatted(pool.wireName(), state, sample.inUse(), sample.maxSize(), sample.waiting());
  }

  /**
   * How close a pool is to exhaustion. A level is reached at its percentage and left five points
   * below, so that a pool at the edge does not flood the log.
   */
  enum ExhaustionLevel {
    CALM(0),
    EIGHTY(80),
    NINETY_FIVE(95),
    FULL(100);

    private static final int HYSTERESIS = 5;

    private final int percent;

    ExhaustionLevel(int percent) {
      this.percent = percent;
    }

    /** The level that follows at this use of the pool, 0 to 100. */
    ExhaustionLevel after(int percentInUse) {
      ExhaustionLevel next = CALM;
      for (ExhaustionLevel level : values()) {
        boolean kept = level.compareTo(this) <= 0 && percentInUse > level.percent - HYSTERESIS;
        if (percentInUse >= level.percent || kept) {
          next = level;
        }
      }
      return next;
    }

    int percent() {
      return percent;
    }
  }
}
