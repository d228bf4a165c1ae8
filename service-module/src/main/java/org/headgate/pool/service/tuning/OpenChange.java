package org.headgate.pool.service.tuning;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.common.service.ElapsedTime;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.PoolChange;
import org.headgate.pool.service.tuning.PoolPressureHistory.PoolPressure;

/**
 * A change that is in force and waits for confirmation.
 *
 * @param inForceAt when the pool ran it; Liberty takes a moment
 * @param formerly the wish to restore when the change is reverted; the budget may have permitted
 *     less of it
 * @param usual admissions and waits before the change
 */
record OpenChange(
    PoolName pool,
    PoolChange change,
    Instant inForceAt,
    TargetPoolSettings formerly,
    PoolPressure usual) {

  private static final Duration RECENT = Duration.ofSeconds(5);
  private static final Duration SETTLING_TIME = Duration.ofSeconds(1);

  /** Why it is reverted now; empty while it stands. */
  Optional<String> reasonToRevert(PoolPressureHistory pressure, Instant now) {
    Duration confirmWithin = Duration.between(change.appliedAt(), change.revertsAt());
    if (ElapsedTime.hasPassed(confirmWithin, change.appliedAt(), now)) {
      return Optional.of("not confirmed in time");
    }
    if (!ElapsedTime.hasPassed(SETTLING_TIME, inForceAt, now)) {
      return Optional.empty();
    }
    Instant recently = now.minus(RECENT);
    Instant from = recently.isAfter(inForceAt) ? recently : inForceAt;
    return DegradationRule.between(usual, pressure.between(pool, from, now));
  }
}
