package org.headgate.scheduling.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headgate.scheduling.api.CronTrigger;
import org.headgate.scheduling.service.calendar.Recurrence;

/** Instants of a cron expression whose owner chose nothing for changes of the clocks. */
abstract class CronDefaultsSteps {
  static final Instant FIRST = Instant.parse("2005-01-01T00:00:00Z");

  static Recurrence defaults(String expression, String zone) {
    return TriggerValidator.recurrence(
        new CronTrigger(expression, Optional.of(zone)),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH);
  }

  static List<Instant> between(Recurrence recurrence, Instant from, Instant to) {
    List<Instant> found = new ArrayList<>();
    Optional<Instant> next = recurrence.nextAfter(from.minusNanos(1));
    while (next.isPresent() && !next.get().isAfter(to)) {
      found.add(next.get());
      next = recurrence.nextAfter(next.get());
    }
    return found;
  }
}
