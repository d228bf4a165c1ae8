package org.headgate.pool.service.admission;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * How fast permits come back, of each class and of all, and what follows from it for who waits
 * (Little's law). Not safe for several threads; the admission guards it.
 */
final class AdmissionRate {
  private static final Duration LONGEST_ADVICE = Duration.ofMinutes(1);

  private final HoldTimeStatistics all = new HoldTimeStatistics();
  private final Map<WorkPriority, HoldTimeStatistics> ofClass = new EnumMap<>(WorkPriority.class);

  AdmissionRate() {
    for (WorkPriority workPriority : WorkPriority.values()) {
      ofClass.put(workPriority, new HoldTimeStatistics());
    }
  }

  void taken(WorkPriority workPriority, long now) {
    all.onAcquire(now);
    ofClass.get(workPriority).onAcquire(now);
  }

  void givenBack(WorkPriority workPriority, long takenAt, long now) {
    all.givenBack(takenAt, now);
    ofClass.get(workPriority).givenBack(takenAt, now);
  }

  /** How many permits the class has. */
  int out(WorkPriority workPriority) {
    return ofClass.get(workPriority).out();
  }

  /** Recent mean time that a permit was held; zero while unknown. */
  Duration meanHold() {
    return all.mean();
  }

  /** How long one of the class would wait, as far as the permits that came back tell. */
  Duration untilServed(WorkPriority workPriority, AdmissionQueue queue, AdmissionLimits limits) {
    return untilServed(
        workPriority, queue, queue.ahead(workPriority), limits, HoldTimeStatistics::mean);
  }

  /**
   * When it is worth coming again: the time in which all who wait now are served, 1 s to 1 min,
   * with hung work taken into account.
   */
  Duration advice(
      WorkPriority workPriority, AdmissionQueue queue, AdmissionLimits limits, long now) {
    Duration drain =
        untilServed(workPriority, queue, queue.length(), limits, times -> times.expected(now));
    Duration whole = Duration.ofSeconds(drain.plusNanos(999_999_999).toSeconds());
    Duration raised = whole.isZero() ? Duration.ofSeconds(1) : whole;
    return raised.compareTo(LONGEST_ADVICE) < 0 ? raised : LONGEST_ADVICE;
  }

  /**
   * Until all who go before are served, or those of the own class by the share that is kept for
   * them, whichever is sooner.
   */
  private Duration untilServed(
      WorkPriority workPriority,
      AdmissionQueue queue,
      int before,
      AdmissionLimits limits,
      Function<HoldTimeStatistics, Duration> hold) {
    Duration together = hold.apply(all).multipliedBy(before + 1L).dividedBy(limits.size());
    int share = limits.share(workPriority);
    if (share == 0) {
      return together;
    }
    Duration apart =
        hold.apply(ofClass.get(workPriority))
            .multipliedBy(queue.length(workPriority) + 1L)
            .dividedBy(share);
    return apart.compareTo(together) < 0 ? apart : together;
  }
}
