package org.headgate.scheduling.service.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.headgate.scheduling.api.CatchUp;
import org.headgate.scheduling.persistence.DueSchedule;
import org.headgate.scheduling.persistence.ScheduleClaim;
import org.headgate.scheduling.persistence.ScheduleClaim.Decision;
import org.headgate.scheduling.persistence.ScheduleClaim.Placement;
import org.headgate.scheduling.service.calendar.Recurrence;

/**
 * Decides what happens to the due instants of a schedule: the latest is executed unless it is late;
 * the others passed while no node could work, and the schedule's catch-up policy decides.
 */
public final class ClaimPlanner {

  /** A later instant counts as missed. */
  static final Duration GRACE = Duration.ofSeconds(30);

  /** The most instants of one schedule that are caught up, latest first. */
  static final int MAX_CATCH_UPS = 1000;

  private final Supplier<UUID> ids;

  public ClaimPlanner(Supplier<UUID> ids) {
    this.ids = ids;
  }

  ScheduleClaim of(DueSchedule due, Recurrence recurrence) {
    Instant now = due.now();
    Instant first = due.scheduledFor();
    Optional<Instant> next = recurrence.nextAfter(now);
    List<Instant> dueInstants = dueWithinWindow(recurrence, first, now, due.catchUpWindow());
    if (dueInstants.isEmpty()) {
      String reason = "missed, like all instants up to " + now;
      return claim(due, next, List.of(placement(first, Decision.MISSED, Optional.of(reason))));
    }
    Instant latest = dueInstants.get(dueInstants.size() - 1);
    if (!due.served()) {
      Optional<String> reason = Optional.of("the owner's account is not active");
      return claim(due, next, List.of(placement(latest, Decision.SKIPPED, reason)));
    }
    if (first.equals(latest) && isOnTime(latest, now)) {
      return claim(due, next, List.of(placement(latest, Decision.RUN, Optional.empty())));
    }
    return claim(due, next, catchUpPlacements(due, dueInstants));
  }

  private List<Placement> catchUpPlacements(DueSchedule due, List<Instant> dueInstants) {
    Instant now = due.now();
    Instant latest = dueInstants.get(dueInstants.size() - 1);
    List<Placement> runs = new ArrayList<>();
    Deque<Instant> missed = new ArrayDeque<>();
    for (Instant instant : dueInstants) {
      boolean inWindow = !instant.isBefore(now.minus(due.catchUpWindow()));
      boolean last = instant.equals(latest);
      if (last && isOnTime(instant, now)) {
        runs.add(placement(instant, Decision.RUN, Optional.empty()));
      } else if (inWindow && isCaughtUp(due.catchUp(), last)) {
        runs.add(placement(instant, Decision.LATE, Optional.empty()));
      } else {
        missed.add(instant);
      }
    }
    List<Placement> placements = missedPlacements(due, dueInstants, missed);
    placements.addAll(runs);
    return placements;
  }

  /** One row, however many instants were missed: after an outage every schedule has some. */
  private List<Placement> missedPlacements(
      DueSchedule due, List<Instant> dueInstants, Deque<Instant> missed) {
    List<Placement> noted = new ArrayList<>();
    Instant first = due.scheduledFor();
    boolean more = first.isBefore(dueInstants.get(0));
    if (more || missed.size() > 1) {
      Instant until = missed.isEmpty() ? dueInstants.get(0) : missed.getLast();
      String others = missed.isEmpty() ? "before " : "up to ";
      noted.add(
          placement(
              first, Decision.MISSED, Optional.of("missed, like all others " + others + until)));
    } else if (!missed.isEmpty()) {
      noted.add(
          placement(missed.getFirst(), Decision.MISSED, Optional.of("no node was able to work")));
    }
    return noted;
  }

  private static boolean isCaughtUp(CatchUp rule, boolean last) {
    return rule == CatchUp.ALL || (rule == CatchUp.ONE && last);
  }

  private static boolean isOnTime(Instant instant, Instant now) {
    return !instant.isBefore(now.minus(GRACE));
  }

  /** Due instants that may still be executed; of many, the latest. */
  private static List<Instant> dueWithinWindow(
      Recurrence recurrence, Instant first, Instant now, Duration window) {
    Instant earliest = now.minus(window.compareTo(GRACE) > 0 ? window : GRACE);
    Deque<Instant> due = new ArrayDeque<>();
    Optional<Instant> instant =
        first.isBefore(earliest)
            ? recurrence.nextAfter(earliest.minusNanos(1))
            : Optional.of(first);
    while (instant.isPresent() && !instant.get().isAfter(now)) {
      due.add(instant.get());
      if (due.size() > MAX_CATCH_UPS) {
        due.removeFirst();
      }
      instant = recurrence.nextAfter(instant.get());
    }
    return List.copyOf(due);
  }

  private Placement placement(Instant instant, Decision decision, Optional<String> reason) {
    return new Placement(ids.get(), instant, decision, reason);
  }

  private static ScheduleClaim claim(
      DueSchedule due, Optional<Instant> next, List<Placement> placements) {
    return new ScheduleClaim(due.id(), due.fence(), next, placements);
  }
}
