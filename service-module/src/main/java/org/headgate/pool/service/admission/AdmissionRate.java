package org.headgate.pool.service.admission;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Measures how fast permits are released, by class and in all, and derives expected waits (Little's
 * law). Thread-safe.
 */
final class AdmissionRate {
  private static final Duration MAX_RETRY_AFTER = Duration.ofMinutes(1);

  private final HoldTimeStatistics all = new HoldTimeStatistics();
  private final Map<WorkPriority, HoldTimeStatistics> ofClass = new EnumMap<>(WorkPriority.class);

  AdmissionRate() {
    for (WorkPriority workPriority : WorkPriority.values()) {
      ofClass.put(workPriority, new HoldTimeStatistics());
    }
  }

  void released(WorkPriority workPriority, long heldNanos) {
    all.onRelease(heldNanos);
    ofClass.get(workPriority).onRelease(heldNanos);
  }

  /** Recent mean time that a permit is held; zero while unknown. */
  Duration meanHold() {
    return all.mean();
  }

  /** The expected wait of work of this class, by the measured rate. */
  Duration untilServed(WorkPriority workPriority, AdmissionQueue queue, AdmissionLimits limits) {
    return untilServed(
        workPriority,
        queue,
        queue.ahead(workPriority),
        limits,
        all.mean(),
        ofClass.get(workPriority).mean());
  }

  /**
   * When a retry is useful: the time until the present queue is served, 1 s to 1 min. Hung work
   * must not look fast: if permits in use are older than the mean, their age counts.
   */
  Duration advice(
      WorkPriority workPriority,
      AdmissionQueue queue,
      AdmissionLimits limits,
      AdmissionOccupancy occupancy,
      long now) {
    Duration drain =
        untilServed(
            workPriority,
            queue,
            queue.length(),
            limits,
            longer(all.mean(), occupancy.all().meanAge(now)),
            longer(ofClass.get(workPriority).mean(), occupancy.of(workPriority).meanAge(now)));
    Duration whole = Duration.ofSeconds(drain.plusNanos(999_999_999).toSeconds());
    Duration raised = whole.isZero() ? Duration.ofSeconds(1) : whole;
    return raised.compareTo(MAX_RETRY_AFTER) < 0 ? raised : MAX_RETRY_AFTER;
  }

  /**
   * The time until everything ahead is served or, if sooner, what is ahead in the same class by its
   * reserved share.
   */
  private static Duration untilServed(
      WorkPriority workPriority,
      AdmissionQueue queue,
      int before,
      AdmissionLimits limits,
      Duration hold,
      Duration holdOfClass) {
    // In nanoseconds, as a Duration divides by way of BigDecimal.
    long together = hold.toNanos() * (before + 1L) / limits.size();
    int share = limits.share(workPriority);
    if (share == 0) {
      return Duration.ofNanos(together);
    }
    long apart = holdOfClass.toNanos() * (queue.length(workPriority) + 1L) / share;
    return Duration.ofNanos(Math.min(apart, together));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
