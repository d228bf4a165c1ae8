package org.headgate.pool.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.Map;
import org.headgate.pool.DatabaseName;
import org.headgate.text.SingleLineLogger;

/**
 * Warns when a business pool reaches 80, 95 and 100 % of its size, and tells when it is calm again:
 * one line for each level that is crossed (seed C3). The operator lane, full when two people look,
 * is left out.
 */
@ApplicationScoped
public class ExhaustionWarnings implements PoolSampleListener {

  private static final Logger LOGGER = SingleLineLogger.of(ExhaustionWarnings.class);

  private final Logger logger;
  private final Map<DatabaseName, ExhaustionLevel> levels = new EnumMap<>(DatabaseName.class);

  public ExhaustionWarnings() {
    this(LOGGER);
  }

  ExhaustionWarnings(Logger logger) {
    this.logger = logger;
  }

  @Override
  public synchronized void sampled(DatabaseName pool, PoolSample sample) {
    if (pool == DatabaseName.OPERATOR) {
      return;
    }
    ExhaustionLevel before = levels.getOrDefault(pool, ExhaustionLevel.CALM);
    ExhaustionLevel now = before.after(sample.percentInUse());
    levels.put(pool, now);
    if (now.compareTo(before) > 0) {
      logger.log(Level.WARNING, "{0}", line(pool, sample, "has reached " + now.percent() + " %"));
    } else if (now == ExhaustionLevel.CALM && before != ExhaustionLevel.CALM) {
      logger.log(Level.INFO, "{0}", line(pool, sample, "is below 80 % again"));
    }
  }

  private static String line(DatabaseName pool, PoolSample sample, String what) {
    return "Pool %s %s: %s of %s connections in use, %s calls waiting"
        .formatted(pool.wireName(), what, sample.inUse(), sample.maxSize(), sample.waiting());
  }
}
