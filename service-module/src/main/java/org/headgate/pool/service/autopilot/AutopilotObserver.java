package org.headgate.pool.service.autopilot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.headgate.common.service.ElapsedTime;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.advice.AdviceInput;
import org.headgate.pool.service.advice.PoolAdviceReporter;
import org.headgate.pool.service.history.DemandHistory;
import org.headgate.pool.service.monitoring.DemandSample;

/**
 * Collects the input of a decision: the facts of the advice, including the diagnosis, and the
 * history of this node. Older history is read once a minute.
 */
@ApplicationScoped
class AutopilotObserver {

  private static final Duration CACHE_DURATION = Duration.ofMinutes(1);

  /** Samples younger than this do not count as usual. */
  private static final Duration RECENT = Duration.ofSeconds(30);

  private static final int MIN_HISTORY = 6;

  @Inject PoolAdviceReporter advice;
  @Inject DemandHistory history;
  @Inject Clock clock;

  private final Map<PoolName, EarlierDemand> known = new EnumMap<>(PoolName.class);

  /** History that changes slowly. */
  private record EarlierDemand(Instant at, Optional<Duration> usualHold, OptionalInt lastWeek) {}

  AutopilotInput observe(PoolName pool, AutopilotState past) {
    AdviceInput facts = advice.input(pool);
    EarlierDemand earlier = earlier(pool);
    Instant now = clock.instant();
    return new AutopilotInput(
        now,
        facts.settings(),
        history.lastQuarter(pool),
        earlier.usualHold(),
        earlier.lastWeek(),
        facts.distortion(),
        facts.dominant(),
        facts.free(),
        past.seen(facts.settings().maxPoolSize(), now));
  }

  /** The samples from an instant on, oldest first. */
  List<DemandSample> since(PoolName pool, Instant from) {
    return history.lastQuarter(pool).stream()
        .filter(sample -> !sample.at().isBefore(from))
        .toList();
  }

  private synchronized EarlierDemand earlier(PoolName pool) {
    Instant now = clock.instant();
    EarlierDemand found = known.get(pool);
    if (found == null || ElapsedTime.hasPassed(CACHE_DURATION, found.at(), now)) {
      found =
          new EarlierDemand(
              now, usualHold(pool, now), AutopilotDemand.needed(history.lastWeekAtThisHour(pool)));
      known.put(pool, found);
    }
    return found;
  }

  /** From the minutes of a day; for a young node, from ten-second samples. */
  private Optional<Duration> usualHold(PoolName pool, Instant now) {
    List<DemandSample> minutes = before(history.lastDay(pool), now);
    return AutopilotDemand.usualHold(
        minutes.size() >= MIN_HISTORY ? minutes : before(history.lastQuarter(pool), now));
  }

  private static List<DemandSample> before(List<DemandSample> samples, Instant now) {
    return samples.stream().filter(sample -> sample.at().isBefore(now.minus(RECENT))).toList();
  }
}
