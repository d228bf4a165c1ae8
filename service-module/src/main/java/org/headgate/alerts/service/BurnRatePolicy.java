package org.headgate.alerts.service;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.headgate.pool.service.history.RequestHistory.RequestCount;

/**
 * Detects an error budget that burns too fast, by the two pairs of windows of the SRE workbook: at
 * 14.4 times the rate of a 30-day budget over an hour (2 % of the budget), or 6 times over six
 * hours (5 %). The short window of each pair shows that it still burns.
 */
final class BurnRatePolicy {

  static final List<Pair> PAIRS =
      List.of(
          new Pair(new BigDecimal("14.4"), Duration.ofHours(1), Duration.ofMinutes(5)),
          new Pair(new BigDecimal("6"), Duration.ofHours(6), Duration.ofMinutes(30)));

  /** Fewer failures than this in the long window count as chance. */
  private static final long MIN_FAILURES = 10;

  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

  private BurnRatePolicy() {}

  /** Two windows, and the burn rate from which they alert. */
  record Pair(BigDecimal factor, Duration longWindow, Duration shortWindow) {}

  /** An error budget that burns too fast. */
  record Burn(Pair pair, BigDecimal rate, RequestCount counted) {}

  /**
   * The fastest burn above its limit; empty when there is none.
   *
   * @param objective percent of requests that must succeed
   * @param counts the counts of a window up to now
   */
  static Optional<Burn> burn(BigDecimal objective, Function<Duration, RequestCount> counts) {
    for (Pair pair : PAIRS) {
      RequestCount counted = counts.apply(pair.longWindow());
      BigDecimal rate = rate(objective, counted);
      if (counted.failed() >= MIN_FAILURES
          && rate.compareTo(pair.factor()) >= 0
          && rate(objective, counts.apply(pair.shortWindow())).compareTo(pair.factor()) >= 0) {
        return Optional.of(new Burn(pair, rate, counted));
      }
    }
    return Optional.empty();
  }

  private static BigDecimal rate(BigDecimal objective, RequestCount counted) {
    if (counted.requests() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal allowed = PERCENT.subtract(objective);
    return BigDecimal.valueOf(counted.failed())
        .multiply(PERCENT)
        .divide(BigDecimal.valueOf(counted.requests()).multiply(allowed), MathContext.DECIMAL32);
  }
}
