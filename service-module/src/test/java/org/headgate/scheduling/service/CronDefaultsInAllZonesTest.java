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
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.headgate.common.time.TimeZoneDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The defaults around every change of the clocks from 2005 to 2037, in every zone. */
class CronDefaultsInAllZonesTest extends CronDefaultsSteps {
  private static final Instant LAST = Instant.parse("2038-01-01T00:00:00Z");

  static Stream<String> zonesThatDiffer() {
    Set<ZoneRules> seen = new HashSet<>();
    return TimeZoneDatabase.names().stream().filter(name -> seen.add(TimeZoneDatabase.rules(name)));
  }

  /**
   * An oracle that walks through real minutes, for every change of every zone from 2005 to 2037.
   */
  @ParameterizedTest
  @MethodSource("zonesThatDiffer")
  void wildcardsFireAtEveryMatchingClockTime(String zone) {
    ZoneRules rules = TimeZoneDatabase.rules(zone);
    for (ZoneOffsetTransition change : changes(rules)) {
      Instant from = change.getInstant().minus(Duration.ofHours(3));
      Instant to = change.getInstant().plus(Duration.ofHours(4));
      assertMatchesTheClock("*/15 * * * *", rules, zone, from, to, at -> at.getMinute() % 15 == 0);
      assertMatchesTheClock("5 * * * *", rules, zone, from, to, at -> at.getMinute() == 5);
      assertMatchesTheClock(
          "*/20 1-3 * * *", rules, zone, from, to, CronDefaultsInAllZonesTest::earlyTwentieths);
    }
  }

  private static boolean earlyTwentieths(LocalDateTime at) {
    return at.getMinute() % 20 == 0 && at.getHour() >= 1 && at.getHour() <= 3;
  }

  private static void assertMatchesTheClock(
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
  void fixedTimesFireOncePerLocalTime(String zone) {
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
