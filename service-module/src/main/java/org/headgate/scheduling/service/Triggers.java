package org.headgate.scheduling.service;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.headgate.scheduling.CronTrigger;
import org.headgate.scheduling.DstGap;
import org.headgate.scheduling.DstOverlap;
import org.headgate.scheduling.IntervalTrigger;
import org.headgate.scheduling.OnceTrigger;
import org.headgate.scheduling.Trigger;
import org.headgate.scheduling.calendar.service.CronExpression;
import org.headgate.scheduling.calendar.service.CronTimetable;
import org.headgate.scheduling.calendar.service.IntervalTimetable;
import org.headgate.scheduling.calendar.service.InvalidCron;
import org.headgate.scheduling.calendar.service.OnceTimetable;
import org.headgate.scheduling.calendar.service.Timetable;
import org.headgate.time.service.TimeZoneDatabase;
import org.headgate.time.service.TimeZoneSuggestion;

/** Judges triggers and makes timetables of them. */
public final class Triggers {

  /** Nothing is due more often. */
  static final Duration DENSEST = Duration.ofSeconds(10);

  private static final Duration LONGEST = Duration.ofDays(366);
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
  private static final String EXPRESSION = "trigger.expression";

  private Triggers() {}

  /**
   * The timetable of a trigger that was judged before; it ends with the year 9999.
   *
   * @param gap empty for what cron does, see {@link #gap}
   * @param overlap empty for what cron does, see {@link #overlap}
   */
  public static Timetable timetable(
      Trigger trigger, Optional<DstGap> gap, Optional<DstOverlap> overlap, Instant anchoredAt) {
    return unbounded(trigger, gap, overlap, anchoredAt).until(LATEST);
  }

  private static Timetable unbounded(
      Trigger trigger, Optional<DstGap> gap, Optional<DstOverlap> overlap, Instant anchoredAt) {
    if (trigger instanceof CronTrigger cron) {
      return new CronTimetable(
          CronExpression.parse(cron.expression()),
          TimeZoneDatabase.rules(cron.timeZone().orElse(TimeZoneDatabase.UTC)),
          gap(trigger, gap),
          overlap(trigger, overlap));
    }
    if (trigger instanceof IntervalTrigger interval) {
      Instant first = interval.startAt().orElseGet(() -> anchoredAt.plus(interval.every()));
      return new IntervalTimetable(storable(first), interval.every());
    }
    return new OnceTimetable(storable(((OnceTrigger) trigger).at()));
  }

  /**
   * What becomes of local times that the clocks jump over: what was chosen, or what cron does. It
   * runs a fixed time later, and what has a wildcard in minute or hour when the clocks show it.
   */
  static DstGap gap(Trigger trigger, Optional<DstGap> chosen) {
    return chosen.orElseGet(() -> followsTheClock(trigger) ? DstGap.SKIP : DstGap.SHIFT);
  }

  /** As {@link #gap}, of local times that the clocks show twice: a fixed time runs once. */
  static DstOverlap overlap(Trigger trigger, Optional<DstOverlap> chosen) {
    return chosen.orElseGet(() -> followsTheClock(trigger) ? DstOverlap.BOTH : DstOverlap.FIRST);
  }

  private static boolean followsTheClock(Trigger trigger) {
    return trigger instanceof CronTrigger cron
        && CronExpression.parse(cron.expression()).hasWildcardTime();
  }

  /** With the default in place of what was left out, and the zone's name in its one form. */
  static Trigger complete(Trigger trigger) {
    if (trigger instanceof CronTrigger cron) {
      String zone = cron.timeZone().orElse(TimeZoneDatabase.UTC);
      return new CronTrigger(
          cron.expression(), Optional.of(TimeZoneDatabase.find(zone).orElse(zone)));
    }
    return trigger;
  }

  /** Notes what is wrong with a trigger. */
  static void judge(Trigger trigger, Findings findings) {
    if (trigger == null) {
      findings.add("trigger", "must be given: a cron expression, an interval, or one instant");
    } else if (trigger instanceof CronTrigger cron) {
      judge(cron, findings);
    } else if (trigger instanceof IntervalTrigger interval) {
      judge(interval, findings);
    } else if (trigger instanceof OnceTrigger once) {
      findings
          .demandPresent(
              once.at(), "trigger.at", "must be an instant in UTC, such as 2027-01-01T09:00:00Z")
          .ifPresent(at -> judgeInstant(at, "trigger.at", findings));
    }
  }

  private static void judge(CronTrigger trigger, Findings findings) {
    findings
        .demandPresent(
            trigger.expression(), EXPRESSION, "must be a cron expression, such as 0 9 * * MON-FRI")
        .ifPresent(expression -> judgeExpression(expression, findings));
    trigger
        .timeZone()
        .filter(zone -> TimeZoneDatabase.find(zone).isEmpty())
        .ifPresent(zone -> findings.add("trigger.time_zone", TimeZoneSuggestion.message(zone)));
  }

  private static void judgeExpression(String expression, Findings findings) {
    try {
      findings.demand(
          !CronExpression.parse(expression).isDenserThan(DENSEST),
          EXPRESSION,
          "must be due every 10 s at most, such as " + sparser(expression));
    } catch (InvalidCron refused) {
      findings.add(EXPRESSION, refused.getMessage());
    }
  }

  /** The same with seconds that are far enough apart. */
  private static String sparser(String expression) {
    return "*/10 " + expression.strip().split("\\s+", 2)[1];
  }

  private static void judge(IntervalTrigger trigger, Findings findings) {
    findings
        .demandPresent(
            trigger.every(), "trigger.every", "must be an ISO 8601 duration, such as PT15M")
        .ifPresent(
            every ->
                findings.demand(
                    every.compareTo(DENSEST) >= 0
                        && every.compareTo(LONGEST) <= 0
                        && every.toNanosPart() == 0,
                    "trigger.every",
                    "must be whole seconds from PT10S to P366D, such as " + allowed(every)));
    trigger.startAt().ifPresent(start -> judgeInstant(start, "trigger.start_at", findings));
  }

  private static Duration allowed(Duration every) {
    if (every.compareTo(DENSEST) < 0) {
      return DENSEST;
    }
    return every.compareTo(LONGEST) > 0 ? LONGEST : every.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Notes an instant that no schedule can have. */
  static void judgeInstant(Instant instant, String field, Findings findings) {
    findings.demand(
        !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST),
        field,
        "must lie in the years 1970 to 9999, such as 2027-01-01T09:00:00Z");
  }

  /** As exact as the database keeps it, so that an instant which was stored is found again. */
  private static Instant storable(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }
}
