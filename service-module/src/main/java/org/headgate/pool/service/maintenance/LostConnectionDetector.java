package org.headgate.pool.service.maintenance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.headgate.common.service.RetryBackoff;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.AdmissionSnapshot;
import org.headgate.pool.service.events.PoolSample;
import org.headgate.pool.service.events.PoolSampleListener;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.EndedBorrow;
import org.headgate.pool.service.guard.LostConnectionCounter;
import org.headgate.pool.service.liberty.AbortedConnections;
import org.headgate.pool.service.liberty.LibertyPoolMBeans;
import org.headgate.pool.service.liberty.PoolStatistics;
import org.headgate.pool.service.monitoring.DatabaseMonitor;

/**
 * Finds connections that are still in use although all borrowers have returned theirs, names their
 * last holder, and aborts them. The guard counts every borrower from before it takes a connection
 * until after it has returned it, so connections in use beyond that count are lost, by a fault of
 * the container or of code that bypasses the guard. A pool of size one would otherwise serve nobody
 * until the next start.
 */
@ApplicationScoped
public class LostConnectionDetector implements PoolSampleListener {

  private static final Logger LOG = SingleLineLogger.of(LostConnectionDetector.class);
  private static final Duration MIN_AGE = Duration.ofSeconds(3);
  private static final Duration LATER_THAN_BORROWERS = Duration.ofSeconds(2);
  private static final Duration MAX_DELAY = Duration.ofSeconds(30);

  /** The difference that two readings of the same borrow may have. */
  private static final Duration SAME_BORROW = Duration.ofMillis(200);

  private final DatabaseGuard guard;
  private final DatabaseMonitor databaseMonitor;
  private final LibertyPoolMBeans liberty;
  private final Clock clock;
  private final LongSupplier nanos;
  private final Map<PoolName, LostConnectionCounter> counts = new EnumMap<>(PoolName.class);
  private final Map<PoolName, RetryBackoff> backoffs = new EnumMap<>(PoolName.class);
  private final Map<PoolName, List<EndedBorrow>> recentlyEnded = new EnumMap<>(PoolName.class);

  /** The most that were unclaimed at once since there were none. */
  private final Map<PoolName, Long> unclaimed = new EnumMap<>(PoolName.class);

  private final Map<PoolName, LostConnection> latest = new ConcurrentHashMap<>();

  /** When the last aborted connection of each pool was borrowed. */
  private final Map<PoolName, Instant> aborted = new EnumMap<>(PoolName.class);

  /** For the client proxy only. */
  protected LostConnectionDetector() {
    this(null, null, null, null);
  }

  @Inject
  LostConnectionDetector(
      DatabaseGuard guard,
      DatabaseMonitor databaseMonitor,
      LibertyPoolMBeans liberty,
      Clock clock) {
    this(guard, databaseMonitor, liberty, clock, System::nanoTime);
  }

  LostConnectionDetector(
      DatabaseGuard guard,
      DatabaseMonitor databaseMonitor,
      LibertyPoolMBeans liberty,
      Clock clock,
      LongSupplier nanos) {
    this.guard = guard;
    this.databaseMonitor = databaseMonitor;
    this.liberty = liberty;
    this.clock = clock;
    this.nanos = nanos;
    for (PoolName pool : PoolName.values()) {
      counts.put(pool, new LostConnectionCounter());
      backoffs.put(pool, new RetryBackoff(Duration.ofSeconds(1), MAX_DELAY));
    }
  }

  /** The latest lost connection; empty if there was none. */
  public Optional<LostConnection> latest(PoolName pool) {
    return Optional.ofNullable(latest.get(pool));
  }

  /** Work before the pools serve bypasses the guard and is ignored. */
  @Override
  public void sampled(PoolName pool, PoolSample sample) {
    if (!databaseMonitor.status(pool.database()).isUp()) {
      return;
    }
    long claimed = claimed(pool);
    long out = liberty.statistics(pool).map(counted -> asked(pool, counted)).orElse(0L);
    Optional<Instant> since =
        counts
            .get(pool)
            .sampled(out, Math.max(claimed, claimed(pool)), clock.instant(), nanos.getAsLong());
    rememberBorrowers(pool, counts.get(pool).isSeen() ? out - claimed : 0);
    if (!counts.get(pool).isSeen()) {
      latest.computeIfPresent(pool, (name, lost) -> lost.takenBackAt().isPresent() ? lost : null);
    }
    since.ifPresent(first -> lost(pool, first, out - claimed));
  }

  /** Whenever more are unclaimed than before, those who ended a moment ago may have lost one. */
  private void rememberBorrowers(PoolName pool, long number) {
    long previous = unclaimed.getOrDefault(pool, 0L);
    unclaimed.put(pool, number == 0 ? 0 : Math.max(previous, number));
    if (number > previous) {
      List<EndedBorrow> known =
          previous == 0 ? List.of() : recentlyEnded.getOrDefault(pool, List.of());
      recentlyEnded.put(
          pool,
          Stream.concat(known.stream(), guard.borrowers(pool).recent().stream())
              .distinct()
              .toList());
    }
  }

  /** Waiting callers are excluded: each connection in use has another borrower. */
  private long asked(PoolName pool, PoolStatistics counted) {
    return counted.inUse() + (counted.isFull() ? liberty.waiting(pool) : 0);
  }

  private long claimed(PoolName pool) {
    AdmissionSnapshot admission = guard.snapshot(pool).admission();
    return (long) admission.inUse() + admission.maintenance();
  }

  private void lost(PoolName pool, Instant since, long number) {
    if (!backoffs.get(pool).isDue(nanos.getAsLong())) {
      return;
    }
    Optional<AbortedConnections> cut = cut(pool);
    Optional<Instant> borrowedAt =
        cut.map(connections -> clock.instant().minus(connections.longest()));
    boolean isStillOut = borrowedAt.filter(at -> isAborted(pool, at)).isPresent();
    borrowedAt.ifPresent(at -> aborted.put(pool, at));
    if (cut.isPresent() && !isStillOut) {
      backoffs.get(pool).succeeded();
      takenBack(pool, borrowedAt.filter(since::isBefore).orElse(since), cut.get());
    } else {
      backoffs.get(pool).failed(nanos.getAsLong());
      keptOut(pool, since, number);
    }
  }

  private boolean isAborted(PoolName pool, Instant borrowedAt) {
    return Optional.ofNullable(aborted.get(pool))
        .filter(at -> Duration.between(at, borrowedAt).abs().compareTo(SAME_BORROW) < 0)
        .isPresent();
  }

  /** Aborts only connections in use for longer than any known borrower holds one. */
  private Optional<AbortedConnections> cut(PoolName pool) {
    Duration age =
        guard.borrowers(pool).all().stream()
            .map(
                connectionBorrow ->
                    guard.borrowers(pool).held(connectionBorrow).plus(LATER_THAN_BORROWERS))
            .reduce(MIN_AGE, (first, second) -> first.compareTo(second) > 0 ? first : second);
    try {
      return liberty.abort(pool, age);
    } catch (IllegalStateException e) {
      LOG.log(Level.DEBUG, "The search for lost connections is repeated", e);
      return Optional.empty();
    }
  }

  private void takenBack(PoolName pool, Instant since, AbortedConnections cut) {
    Instant now = clock.instant();
    Optional<EndedBorrow> last = lastBorrower(pool, now.minus(cut.longest()));
    latest.put(pool, new LostConnection(pool, since, Optional.of(now), cut.longest(), last));
    LOG.log(
        Level.WARNING,
        "Pool {0}: {1} connections were out with nobody holding them, for {2} s; they were taken back. Last borrower: {3}",
        pool.wireName(),
        cut.number(),
        cut.longest().toSeconds(),
        last.map(EndedBorrow::description).orElse("unknown"));
  }

  private void keptOut(PoolName pool, Instant since, long number) {
    boolean isNews =
        latest(pool)
            .filter(known -> known.since().equals(since) && known.takenBackAt().isEmpty())
            .isEmpty();
    Optional<EndedBorrow> last = lastBorrower(pool, since);
    latest.put(
        pool,
        new LostConnection(
            pool, since, Optional.empty(), Duration.between(since, clock.instant()), last));
    LOG.log(
        isNews ? Level.WARNING : Level.DEBUG,
        "Pool {0}: {1} connections are out with nobody holding them, and could not be taken back yet. Last borrower: {2}",
        pool.wireName(),
        number,
        last.map(EndedBorrow::description).orElse("unknown"));
  }

  /** The borrower at that time whose start is closest before it; failed work comes first. */
  private Optional<EndedBorrow> lastBorrower(PoolName pool, Instant borrowedAt) {
    List<EndedBorrow> known = recentlyEnded.getOrDefault(pool, List.of());
    return known.stream()
        .filter(ended -> ended.covers(borrowedAt))
        .min(
            Comparator.comparing((EndedBorrow ended) -> !ended.failed())
                .thenComparing(ended -> Duration.between(ended.borrow().since(), borrowedAt)))
        .or(
            () ->
                known.stream()
                    .filter(EndedBorrow::failed)
                    .filter(ended -> !ended.endedAt().isAfter(borrowedAt))
                    .max(Comparator.comparing(EndedBorrow::endedAt)));
  }
}
