package org.headgate.pool.service.admission;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Measures how fast permits are released, by priority and overall, and derives expected waits
 * (Little's law). Thread-safe.
 */
final class AdmissionRate {
  private static final Duration MAX_RETRY_AFTER = Duration.ofMinutes(1);

  private final HoldTimeStatistics overall = new HoldTimeStatistics();
  private final Map<WorkPriority, HoldTimeStatistics> byPriority =
      new EnumMap<>(WorkPriority.class);

  AdmissionRate() {
    for (WorkPriority workPriority : WorkPriority.values()) {
      byPriority.put(workPriority, new HoldTimeStatistics());
    }
  }

  void released(WorkPriority workPriority, long heldNanos) {
    overall.onRelease(heldNanos);
    byPriority.get(workPriority).onRelease(heldNanos);
  }

  /** Recent mean time that a permit is held; zero while unknown. */
  Duration meanHold() {
    return overall.mean();
  }

  /** The expected wait of work of this priority and source, by the measured rate. */
  Duration untilServed(
      WorkPriority workPriority,
      RequestSource source,
      AdmissionQueue queue,
      AdmissionLimits limits) {
    return untilServed(
        workPriority,
        queue.countAhead(workPriority, source),
        queue.countAheadInPriority(workPriority, source),
        limits,
        overall.mean(),
        byPriority.get(workPriority).mean());
  }

  /**
   * The expected wait of a newcomer in the queue, by the measured rate.
   *
   * @param ahead how many are served before it
   * @param interval at best one ends in each; not where permits are held for less than that, since
   *     such work leaves out what takes the time
   */
  Duration untilServed(int ahead, Duration interval, AdmissionLimits limits) {
    Duration hold = overall.mean();
    long byHold = hold.toNanos() / limits.size();
    boolean isShort = !hold.isZero() && hold.compareTo(interval) < 0;
    return Duration.ofNanos((isShort ? byHold : Math.max(interval.toNanos(), byHold)) * ahead);
  }

  /**
   * When a retry is useful: the time until the present queue is served, 1 s to 1 min. Hung work
   * must not look fast: if permits in use are older than the mean, their age counts.
   */
  Duration retryAfter(
      WorkPriority workPriority,
      AdmissionQueue queue,
      AdmissionLimits limits,
      AdmissionOccupancy occupancy,
      long now) {
    Duration wait =
        untilServed(
            workPriority,
            queue.length(),
            queue.length(workPriority),
            limits,
            max(overall.mean(), occupancy.all().meanAge(now)),
            max(byPriority.get(workPriority).mean(), occupancy.of(workPriority).meanAge(now)));
    Duration seconds = Duration.ofSeconds(wait.plusNanos(999_999_999).toSeconds());
    Duration atLeastOneSecond = seconds.isZero() ? Duration.ofSeconds(1) : seconds;
    return atLeastOneSecond.compareTo(MAX_RETRY_AFTER) < 0 ? atLeastOneSecond : MAX_RETRY_AFTER;
  }

  /**
   * The time until everything ahead is served or, if sooner, what is ahead in the same priority by
   * its reserved share.
   */
  private static Duration untilServed(
      WorkPriority workPriority,
      int ahead,
      int aheadInPriority,
      AdmissionLimits limits,
      Duration hold,
      Duration holdOfPriority) {
    // In nanoseconds, as a Duration divides by way of BigDecimal.
    long byAllPermits = hold.toNanos() * (ahead + 1L) / limits.size();
    int share = limits.share(workPriority);
    if (share == 0) {
      return Duration.ofNanos(byAllPermits);
    }
    long byShare = holdOfPriority.toNanos() * (aheadInPriority + 1L) / share;
    return Duration.ofNanos(Math.min(byShare, byAllPermits));
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
