package org.headgate.pool.service.history;

import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneRules;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.headgate.common.time.TimeZoneDatabase;

/**
 * Changes of clocks, to summer time and back. People come at an hour of their own clocks, and the
 * service does not know whose: so each zone counts.
 */
final class ClockChanges {

  /** Only research stations and a few islands change theirs by more. */
  private static final Duration MAX = Duration.ofHours(1);

  private ClockChanges() {}

  /**
   * By how much later, at an earlier instant, clocks showed what they would show without a change;
   * zero is always included.
   */
  static NavigableSet<Duration> between(Instant then, Instant now) {
    NavigableSet<Duration> shifts = new TreeSet<>();
    shifts.add(Duration.ZERO);
    for (String zone : TimeZoneDatabase.names()) {
      ZoneRules rules = TimeZoneDatabase.rules(zone);
      int offsetThen = rules.getOffset(then).getTotalSeconds();
      Duration shift = Duration.ofSeconds(rules.getOffset(now).getTotalSeconds() - offsetThen);
      if (shift.abs().compareTo(MAX) <= 0) {
        shifts.add(shift);
      }
    }
    return shifts;
  }
}
