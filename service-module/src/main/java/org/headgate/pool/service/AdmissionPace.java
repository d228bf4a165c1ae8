package org.headgate.pool.service;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * How fast permits come back, of each class and of all, and what follows from it for who waits
 * (Little's law). Not safe for several threads; the admission guards it.
 */
final class AdmissionPace {
  private static final Duration LONGEST_ADVICE = Duration.ofMinutes(1);

  private final HoldTimes all = new HoldTimes();
  private final Map<WorkClass, HoldTimes> ofClass = new EnumMap<>(WorkClass.class);

  AdmissionPace() {
    for (WorkClass workClass : WorkClass.values()) {
      ofClass.put(workClass, new HoldTimes());
    }
  }

  void taken(WorkClass workClass, long now) {
    all.taken(now);
    ofClass.get(workClass).taken(now);
  }

  void givenBack(WorkClass workClass, long takenAt, long now) {
    all.givenBack(takenAt, now);
    ofClass.get(workClass).givenBack(takenAt, now);
  }

  /** How many permits the class has. */
  int out(WorkClass workClass) {
    return ofClass.get(workClass).out();
  }

  /** Recent mean time that a permit was held; zero while unknown. */
  Duration meanHold() {
    return all.mean();
  }

  /** How long one of the class would wait, as far as the permits that came back tell. */
  Duration untilServed(WorkClass workClass, AdmissionQueue queue, AdmissionLimits limits) {
    return untilServed(workClass, queue, queue.ahead(workClass), limits, HoldTimes::mean);
  }

  /**
   * When it is worth coming again: the time in which all who wait now are served, 1 s to 1 min,
   * with hung work taken into account.
   */
  Duration advice(WorkClass workClass, AdmissionQueue queue, AdmissionLimits limits, long now) {
    Duration drain =
        untilServed(workClass, queue, queue.length(), limits, times -> times.expected(now));
    Duration whole = Duration.ofSeconds(drain.plusNanos(999_999_999).toSeconds());
    Duration raised = whole.isZero() ? Duration.ofSeconds(1) : whole;
    return raised.compareTo(LONGEST_ADVICE) < 0 ? raised : LONGEST_ADVICE;
  }

  /**
   * Until all who go before are served, or those of the own class by the share that is kept for
   * them, whichever is sooner.
   */
  private Duration untilServed(
      WorkClass workClass,
      AdmissionQueue queue,
      int before,
      AdmissionLimits limits,
      Function<HoldTimes, Duration> hold) {
    Duration together = hold.apply(all).multipliedBy(before + 1L).dividedBy(limits.size());
    int share = limits.share(workClass);
    if (share == 0) {
      return together;
    }
    Duration apart =
        hold.apply(ofClass.get(workClass))
            .multipliedBy(queue.length(workClass) + 1L)
            .dividedBy(share);
    return apart.compareTo(together) < 0 ? apart : together;
  }
}
