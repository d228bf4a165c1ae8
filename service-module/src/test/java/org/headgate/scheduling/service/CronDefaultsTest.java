package org.headgate.scheduling.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.headgate.common.time.TimeZoneDatabase;
import org.headgate.scheduling.api.CronTrigger;
import org.headgate.scheduling.api.DstGap;
import org.headgate.scheduling.api.DstOverlap;
import org.headgate.scheduling.api.IntervalTrigger;
import org.headgate.scheduling.api.OnceTrigger;
import org.headgate.scheduling.api.Trigger;
import org.headgate.scheduling.service.calendar.Recurrence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a cron expression means around changes of the clocks when nobody chose: what cron does (Paul
 * Vixie's, as in Debian). Jobs whose minute or hour begins with an asterisk run whenever the clocks
 * show a time that matches; all others run once for each local time, also for one that is jumped
 * over.
 */
class CronDefaultsTest {

  private static final Instant FIRST = Instant.parse("2005-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2038-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/15 * * * * | 9",
        "* * * * * | 121",
        "0 * * * * | 3",
        "0-59/15 * * * * | 9",
        "*/15 2 * * * | 8",
        "0,30 */1 * * * | 5",
        "*/20,59 * * * * | 9",
        // fixed: 02:00 to 02:45 once each, and 03:00
        "0,15,30,45 2,3 * * * | 5",
        "0/15 0-23 * * * | 5",
        "30 2 * * * | 1",
        "0 2 * * * | 1",
      })
  void berlinInTheAutumnOf2026FromMidnightToTwo(String expression, int instants) {
    Instant from = Instant.parse("2026-10-25T00:00:00Z");
    Instant to = Instant.parse("2026-10-25T02:00:00Z");

    assertThat(between(defaults(expression, "Europe/Berlin"), from, to)).hasSize(instants);
  }

  @Test
  void whatWasChosenWins() {
    Instant from = Instant.parse("2026-10-25T00:00:00Z");
    Instant to = Instant.parse("2026-10-25T02:00:00Z");
    CronTrigger quarters = new CronTrigger("*/15 * * * *", Optional.of("Europe/Berlin"));
    CronTrigger fixed = new CronTrigger("30 2 * * *", Optional.of("Europe/Berlin"));

    assertThat(
            between(
                TriggerValidator.timetable(
                    quarters, Optional.empty(), Optional.of(DstOverlap.FIRST), Instant.EPOCH),
                from,
                to))
        .hasSize(5);
    assertThat(
            between(
                TriggerValidator.timetable(
                    fixed, Optional.empty(), Optional.of(DstOverlap.BOTH), Instant.EPOCH),
                from,
                to))
        .hasSize(2);
    assertThat(TriggerValidator.gap(quarters, Optional.of(DstGap.SHIFT))).isEqualTo(DstGap.SHIFT);
  }

  @Test
  void theDefaultsAreToldByTheExpression() {
    CronTrigger quarters = new CronTrigger("*/15 * * * *", Optional.empty());
    CronTrigger fixed = new CronTrigger("30 2 * * *", Optional.empty());
    Trigger interval = new IntervalTrigger(Duration.ofHours(1), Optional.empty());

    assertThat(TriggerValidator.gap(quarters, Optional.empty())).isEqualTo(DstGap.SKIP);
    assertThat(TriggerValidator.overlap(quarters, Optional.empty())).isEqualTo(DstOverlap.BOTH);
    assertThat(TriggerValidator.gap(fixed, Optional.empty())).isEqualTo(DstGap.SHIFT);
    assertThat(TriggerValidator.overlap(fixed, Optional.empty())).isEqualTo(DstOverlap.FIRST);
    assertThat(TriggerValidator.gap(interval, Optional.empty())).isEqualTo(DstGap.SHIFT);
    assertThat(TriggerValidator.overlap(interval, Optional.empty())).isEqualTo(DstOverlap.FIRST);
  }

  @ParameterizedTest
  @CsvSource({
    // one hour, in spring: 02:30 is jumped over
    "30 * * * *, Europe/Berlin, 2027-03-28T00:00:00Z, 00:30 01:30 02:30",
    "30 2 * * *, Europe/Berlin, 2027-03-28T00:00:00Z, 01:30",
    "*/30 2 * * *, Europe/Berlin, 2027-03-28T00:00:00Z, ''",
    // half an hour, both ways
    "0 * * * *, Australia/Lord_Howe, 2027-04-03T13:30:00Z, 14:00 15:30 16:30",
    "45 1 * * *, Australia/Lord_Howe, 2027-04-03T13:30:00Z, 14:45",
    "15 2 * * *, Australia/Lord_Howe, 2026-10-03T14:00:00Z, 15:45",
    // two hours
    "30 * * * *, Antarctica/Troll, 2027-10-30T23:00:00Z, 23:30 00:30 01:30",
    "30 1 * * *, Antarctica/Troll, 2027-10-30T23:00:00Z, 23:30",
    // a day that never was
    "0 12 * * *, Pacific/Apia, 2011-12-29T20:00:00Z, 22:00 22:00",
  })
  void knownChanges(String expression, String zone, Instant from, String shown) {
    assertThat(
            between(defaults(expression, zone), from, from.plus(reach(zone))).stream()
                .map(instant -> instant.toString().substring(11, 16)))
        .isEqualTo(shown.isEmpty() ? List.of() : List.of(shown.split(" ", -1)));
  }

  private static Duration reach(String zone) {
    return zone.equals("Pacific/Apia") ? Duration.ofDays(2) : Duration.ofHours(3);
  }

  static Stream<String> zonesThatDiffer() {
    Set<ZoneRules> seen = new HashSet<>();
    return TimeZoneDatabase.names().stream().filter(name -> seen.add(TimeZoneDatabase.rules(name)));
  }

  /**
   * An oracle that walks through real minutes, for every change of every zone from 2005 to 2037.
   */
  @ParameterizedTest
  @MethodSource("zonesThatDiffer")
  void wildcardsRunWheneverTheClocksMatch(String zone) {
    ZoneRules rules = TimeZoneDatabase.rules(zone);
    for (ZoneOffsetTransition change : changes(rules)) {
      Instant from = change.getInstant().minus(Duration.ofHours(3));
      Instant to = change.getInstant().plus(Duration.ofHours(4));
      matchesTheClocks("*/15 * * * *", rules, zone, from, to, at -> at.getMinute() % 15 == 0);
      matchesTheClocks("5 * * * *", rules, zone, from, to, at -> at.getMinute() == 5);
      matchesTheClocks("*/20 1-3 * * *", rules, zone, from, to, CronDefaultsTest::earlyTwentieths);
    }
  }

  private static boolean earlyTwentieths(LocalDateTime at) {
    return at.getMinute() % 20 == 0 && at.getHour() >= 1 && at.getHour() <= 3;
  }

  private static void matchesTheClocks(
      String expression,
      ZoneRules rules,
      String zone,
      Instant from,
      Instant to,
      Predicate<LocalDateTime> matches) {
    List<Instant> expected = new ArrayList<>();
    for (Instant at = ceiling(from); !at.isAfter(to); at = at.plusSeconds(1)) {
      LocalDateTime shown =
          LocalDateTime.ofEpochSecond(at.getEpochSecond(), 0, rules.getOffset(at));
      if (shown.getSecond() != 0) {
        at = at.plusSeconds(59 - shown.getSecond());
      } else if (matches.test(shown)) {
        expected.add(at);
      }
    }
    assertThat(between(defaults(expression, zone), from, to))
        .as("%s in %s from %s", expression, zone, from)
        .isEqualTo(expected);
  }

  /** An oracle that walks through local minutes of the days around each change. */
  @ParameterizedTest
  @MethodSource("zonesThatDiffer")
  void fixedTimesRunOnceForEachLocalTime(String zone) {
    ZoneRules rules = TimeZoneDatabase.rules(zone);
    for (ZoneOffsetTransition change : changes(rules)) {
      LocalDateTime begin = change.getDateTimeBefore().truncatedTo(ChronoUnit.DAYS).minusDays(1);
      TreeSet<Instant> expected = new TreeSet<>();
      for (LocalDateTime local = begin;
          local.isBefore(begin.plusDays(5));
          local = local.plusMinutes(1)) {
        if (local.getMinute() % 30 == 0) {
          expected.add(onlyInstant(rules, local));
        }
      }
      Instant from = onlyInstant(rules, begin.plusHours(12));
      Instant to = from.plus(Duration.ofHours(60));
      assertThat(between(defaults("0,30 0-23 * * *", zone), from, to))
          .as("in %s around %s", zone, change)
          .isEqualTo(List.copyOf(expected.subSet(from, true, to, true)));
    }
  }

  private static Instant onlyInstant(ZoneRules rules, LocalDateTime local) {
    List<ZoneOffset> offsets = rules.getValidOffsets(local);
    ZoneOffset offset =
        offsets.isEmpty() ? rules.getTransition(local).getOffsetBefore() : offsets.get(0);
    return local.toInstant(offset);
  }

  @Test
  void noTimetableGoesPastTheYear9999() {
    Instant evening = Instant.parse("9999-12-31T20:00:00Z");

    for (Trigger trigger :
        List.of(
            new CronTrigger("0 9 * * *", Optional.of("Europe/Berlin")),
            new IntervalTrigger(Duration.ofDays(366), Optional.of(evening)),
            new IntervalTrigger(Duration.ofDays(366), Optional.empty()))) {
      assertThat(
              TriggerValidator.timetable(trigger, Optional.empty(), Optional.empty(), evening)
                  .nextAfter(evening, 100))
          .as("%s", trigger)
          .isEmpty();
    }
    Instant last = Instant.parse("9999-12-31T23:59:59Z");
    assertThat(
            TriggerValidator.timetable(
                    new OnceTrigger(last), Optional.empty(), Optional.empty(), evening)
                .nextAfter(evening, 2))
        .containsExactly(last);
  }

  private static Recurrence defaults(String expression, String zone) {
    return TriggerValidator.timetable(
        new CronTrigger(expression, Optional.of(zone)),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH);
  }

  private static List<Instant> between(Recurrence recurrence, Instant from, Instant to) {
    List<Instant> found = new ArrayList<>();
    Optional<Instant> next = recurrence.nextAfter(from.minusNanos(1));
    while (next.isPresent() && !next.get().isAfter(to)) {
      found.add(next.get());
      next = recurrence.nextAfter(next.get());
    }
    return found;
  }

  private static Instant ceiling(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MINUTES);
  }

  private static List<ZoneOffsetTransition> changes(ZoneRules rules) {
    List<ZoneOffsetTransition> changes = new ArrayList<>();
    ZoneOffsetTransition change = rules.nextTransition(FIRST);
    while (change != null && change.getInstant().isBefore(LAST)) {
      changes.add(change);
      change = rules.nextTransition(change.getInstant());
    }
    return changes;
  }
}
