package org.headgate.system.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.function.Predicate;

/**
 * When a zone's clocks go back for the next time, and what of a cron expression is that day: of a
 * zone in which it is not today, so that the whole of that day is still to come.
 */
record ClocksGoBack(String zone, String day, Instant at) {

  private static final Duration NEAR = Duration.ofDays(2);
  private static final Duration HOUR = Duration.ofHours(1);

  /** They never go back on the same day. */
  static ClocksGoBack next() {
    Instant now = Instant.now();
    return List.of(
            of("Europe/Berlin", "* 10 SUNL", now.minus(NEAR)),
            of("America/New_York", "* 11 SUN#1", now.minus(NEAR)))
        .stream()
        .filter(step -> step.at.isAfter(now.plus(NEAR)))
        .findFirst()
        .orElseThrow();
  }

  private static ClocksGoBack of(String zone, String day, Instant after) {
    ZoneRules rules = ZoneId.of(zone).getRules();
    ZoneOffsetTransition transition = rules.nextTransition(after);
    while (!transition.isOverlap()) {
      transition = rules.nextTransition(transition.getInstant());
    }
    return new ClocksGoBack(zone, day, transition.getInstant());
  }

  /** The hour of the day that comes twice. */
  int hour() {
    return at.atZone(ZoneId.of(zone)).getHour();
  }

  /** From the beginning of the hour that comes twice to its second end. */
  Predicate<Instant> isInBothHours() {
    return instant -> !instant.isBefore(at.minus(HOUR)) && !instant.isAfter(at.plus(HOUR));
  }
}
