package org.headgate.scheduling.service;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.headgate.common.time.TimeZoneDatabase;
import org.headgate.common.time.TimeZoneSuggestion;
import org.headgate.scheduling.api.CronTrigger;
import org.headgate.scheduling.api.DstGap;
import org.headgate.scheduling.api.DstOverlap;
import org.headgate.scheduling.api.IntervalTrigger;
import org.headgate.scheduling.api.OnceTrigger;
import org.headgate.scheduling.api.Trigger;
import org.headgate.scheduling.service.calendar.CronExpression;
import org.headgate.scheduling.service.calendar.CronExpression.InvalidCronException;
import org.headgate.scheduling.service.calendar.CronRecurrence;
import org.headgate.scheduling.service.calendar.Recurrence;
import org.headgate.scheduling.service.calendar.Recurrence.Interval;
import org.headgate.scheduling.service.calendar.Recurrence.Once;

/** Validates triggers and creates their recurrences. */
public final class TriggerValidator {

  /** The shortest permitted interval. */
  static final Duration MIN_INTERVAL = Duration.ofSeconds(10);

  private static final Duration MAX_INTERVAL = Duration.ofDays(366);
  private static final Instant MIN_INSTANT = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant MAX_INSTANT = Instant.parse("9999-12-31T23:59:59Z");
  private static final String EXPRESSION = "trigger.expression";

  private TriggerValidator() {}

  /**
   * The recurrence of a trigger that is or was valid; it ends with the year 9999.
   *
   * @param gap empty for what cron does, see {@link #gap}
   * @param overlap empty for what cron does, see {@link #overlap}
   */
  public static Recurrence recurrence(
      Trigger trigger, Optional<DstGap> gap, Optional<DstOverlap> overlap, Instant anchoredAt) {
    return unbounded(trigger, gap, overlap, anchoredAt).until(MAX_INSTANT);
  }

  private static Recurrence unbounded(
      Trigger trigger, Optional<DstGap> gap, Optional<DstOverlap> overlap, Instant anchoredAt) {
    if (trigger instanceof CronTrigger cron) {
      return new CronRecurrence(
          CronExpression.parseStored(cron.expression()),
          TimeZoneDatabase.rules(cron.timeZone().orElse(TimeZoneDatabase.UTC)),
          gap(trigger, gap),
          overlap(trigger, overlap));
    }
    if (trigger instanceof IntervalTrigger interval) {
      Instant first = interval.startAt().orElseGet(() -> anchoredAt.plus(interval.every()));
      return new Interval(storable(first), interval.every());
    }
    return new Once(storable(((OnceTrigger) trigger).at()));
  }

  /**
   * The policy for local times that a clock change skips: the owner's choice, or cron's behaviour.
   * Cron runs a fixed time later, and follows the clock if minute or hour has a wildcard.
   */
  static DstGap gap(Trigger trigger, Optional<DstGap> chosen) {
    return chosen.orElseGet(() -> followsTheClock(trigger) ? DstGap.SKIP : DstGap.SHIFT);
  }

  /** As {@link #gap}, for local times that a clock change repeats: a fixed time runs once. */
  static DstOverlap overlap(Trigger trigger, Optional<DstOverlap> chosen) {
    return chosen.orElseGet(() -> followsTheClock(trigger) ? DstOverlap.BOTH : DstOverlap.FIRST);
  }

  private static boolean followsTheClock(Trigger trigger) {
    return trigger instanceof CronTrigger cron
        && CronExpression.parseStored(cron.expression()).hasWildcardTime();
  }

  /** The trigger with defaults, and the zone's normalized name. */
  static Trigger complete(Trigger trigger) {
    if (trigger instanceof CronTrigger cron) {
      String zone = cron.timeZone().orElse(TimeZoneDatabase.UTC);
      return new CronTrigger(
          cron.expression(), Optional.of(TimeZoneDatabase.find(zone).orElse(zone)));
    }
    return trigger;
  }

  /** Adds the errors of a trigger. */
  static void validate(Trigger trigger, ValidationErrors validationErrors) {
    if (trigger == null) {
      validationErrors.add(
          "trigger", "must be given: a cron expression, an interval, or one instant");
    } else if (trigger instanceof CronTrigger cron) {
      validate(cron, validationErrors);
    } else if (trigger instanceof IntervalTrigger interval) {
      validate(interval, validationErrors);
    } else if (trigger instanceof OnceTrigger once) {
      validationErrors
          .demandPresent(
              once.at(), "trigger.at", "must be an instant in UTC, such as 2027-01-01T09:00:00Z")
          .ifPresent(at -> validateInstant(at, "trigger.at", validationErrors));
    }
  }

  private static void validate(CronTrigger trigger, ValidationErrors validationErrors) {
    validationErrors
        .demandPresent(
            trigger.expression(), EXPRESSION, "must be a cron expression, such as 0 9 * * MON-FRI")
        .ifPresent(expression -> validateExpression(expression, validationErrors));
    trigger
        .timeZone()
        .filter(zone -> TimeZoneDatabase.find(zone).isEmpty())
        .ifPresent(
            zone -> validationErrors.add("trigger.time_zone", TimeZoneSuggestion.message(zone)));
  }

  private static void validateExpression(String expression, ValidationErrors validationErrors) {
    try {
      validationErrors.require(
          !CronExpression.parse(expression).isDenserThan(MIN_INTERVAL),
          EXPRESSION,
          "must be due at most every 10 s, such as " + sparser(expression));
    } catch (InvalidCronException e) {
      validationErrors.add(EXPRESSION, e.getMessage());
    }
  }

  /** The same expression with seconds that are far enough apart. */
  private static String sparser(String expression) {
    return "*/10 " + expression.strip().split("\\s+", 2)[1];
  }

  private static void validate(IntervalTrigger trigger, ValidationErrors validationErrors) {
    validationErrors
        .demandPresent(
            trigger.every(), "trigger.every", "must be an ISO 8601 duration, such as PT15M")
        .ifPresent(
            every ->
                validationErrors.require(
                    every.compareTo(MIN_INTERVAL) >= 0
                        && every.compareTo(MAX_INTERVAL) <= 0
                        && every.toNanosPart() == 0,
                    "trigger.every",
                    "must be whole seconds from PT10S to P366D, such as " + allowed(every)));
    trigger
        .startAt()
        .ifPresent(start -> validateInstant(start, "trigger.start_at", validationErrors));
  }

  private static Duration allowed(Duration every) {
    if (every.compareTo(MIN_INTERVAL) < 0) {
      return MIN_INTERVAL;
    }
    return every.compareTo(MAX_INTERVAL) > 0 ? MAX_INTERVAL : every.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Adds an error for an instant out of range. */
  static void validateInstant(Instant instant, String field, ValidationErrors validationErrors) {
    validationErrors.require(
        !instant.isBefore(MIN_INSTANT) && !instant.isAfter(MAX_INSTANT),
        field,
        "must lie in the years 1970 to 9999, such as 2027-01-01T09:00:00Z");
  }

  /** Rounds to the precision of the database, so that a stored instant is found again. */
  private static Instant storable(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }
}
