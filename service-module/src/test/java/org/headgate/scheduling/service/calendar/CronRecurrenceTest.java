package org.headgate.scheduling.service.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.scheduling.api.DstGap;
import org.headgate.scheduling.api.DstOverlap;
import org.junit.jupiter.api.Test;

/** Every change of the clocks of every zone of the JDK from 2024 to 2030, and some known ones. */
class CronRecurrenceTest {

  private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2031-01-01T00:00:00Z");

  /** One change of the clocks of one zone. */
  private record Change(String zone, ZoneOffsetTransition transition) {}

  private static Stream<Change> changes() {
    return ZoneId.getAvailableZoneIds().stream()
        .sorted()
        .flatMap(
            zone ->
                changes(ZoneId.of(zone).getRules()).stream()
                    .map(transition -> new Change(zone, transition)));
  }

  @Test
  void dailyTimeWithinATransitionFollowsTheChosenRule() {
    List<Change> changes = changes().toList();

    assertThat(changes).hasSizeGreaterThan(2000);
    assertThat(changes.stream().flatMap(change -> fault(change).stream())).isEmpty();
  }

  /** The flaw of one of them, with its zone. */
  private static Optional<String> fault(Change change) {
    try {
      if (change.transition().isGap()) {
        insideAGap(ZoneId.of(change.zone()), change.transition());
      } else {
        insideAnOverlap(ZoneId.of(change.zone()), change.transition());
      }
      return Optional.empty();
    } catch (AssertionError | NoSuchElementException e) {
      return Optional.of(change + ": " + e.getMessage());
    }
  }

  /**
   * Sundays that are a 29th of February: between two of them the clocks change some sixty times.
   */
  @Test
  void rareTimesAreFoundBehindManyTransitions() {
    Recurrence rare = berlin("0 12 29 2 */7", DstGap.SHIFT, DstOverlap.FIRST);

    assertThat(rare.nextAfter(FIRST, 4))
        .containsExactly(
            Instant.parse("2032-02-29T11:00:00Z"),
            Instant.parse("2060-02-29T11:00:00Z"),
            Instant.parse("2088-02-29T11:00:00Z"),
            Instant.parse("2128-02-29T11:00:00Z"));
  }

  /** Each day is looked at once: else a preview took a fifth of a second of a core. */
  @Test
  void rareTimesCostLittle() {
    Recurrence rare = berlin("0 12 29 2 */7", DstGap.SHIFT, DstOverlap.FIRST);

    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          for (int preview = 0; preview < 100; preview++) {
            assertThat(rare.nextAfter(FIRST, 100)).hasSize(100);
          }
        });
  }

  @Test
  void springTransitionFollowsTheGapRule() {
    Instant night = Instant.parse("2027-03-27T12:00:00Z");

    assertThat(berlin("30 2 * * *", DstGap.SHIFT, DstOverlap.FIRST).nextAfter(night, 2))
        .containsExactly(
            Instant.parse("2027-03-28T01:30:00Z"), Instant.parse("2027-03-29T00:30:00Z"));
    assertThat(berlin("30 2 * * *", DstGap.SKIP, DstOverlap.FIRST).nextAfter(night, 1))
        .containsExactly(Instant.parse("2027-03-29T00:30:00Z"));
  }

  @Test
  void autumnTransitionFollowsTheOverlapRule() {
    Instant night = Instant.parse("2027-10-30T12:00:00Z");

    assertThat(berlin("30 2 * * *", DstGap.SHIFT, DstOverlap.FIRST).nextAfter(night, 2))
        .containsExactly(
            Instant.parse("2027-10-31T00:30:00Z"), Instant.parse("2027-11-01T01:30:00Z"));
    assertThat(berlin("30 2 * * *", DstGap.SHIFT, DstOverlap.BOTH).nextAfter(night, 3))
        .containsExactly(
            Instant.parse("2027-10-31T00:30:00Z"),
            Instant.parse("2027-10-31T01:30:00Z"),
            Instant.parse("2027-11-01T01:30:00Z"));
  }

  @Test
  void localTimesOfTheSameInstantFireOnce() {
    Instant before = Instant.parse("2027-03-28T00:00:00Z");

    assertThat(berlin("*/30 2,3 * * *", DstGap.SHIFT, DstOverlap.FIRST).nextAfter(before, 3))
        .containsExactly(
            Instant.parse("2027-03-28T01:00:00Z"),
            Instant.parse("2027-03-28T01:30:00Z"),
            Instant.parse("2027-03-29T00:00:00Z"));
  }

  private static void insideAGap(ZoneId zone, ZoneOffsetTransition change) {
    LocalDateTime missing = middle(change.getDateTimeBefore(), change.getDuration());
    String daily = daily(missing);
    Instant before = change.getInstant().minus(Duration.ofHours(1));

    Instant shifted =
        timetable(daily, zone, DstGap.SHIFT, DstOverlap.FIRST).nextAfter(before).orElseThrow();
    assertThat(shifted).isEqualTo(missing.toInstant(change.getOffsetBefore()));
    assertThat(LocalDateTime.ofInstant(shifted, zone))
        .isEqualTo(missing.plus(change.getDuration()));
    Instant skipped =
        timetable(daily, zone, DstGap.SKIP, DstOverlap.FIRST).nextAfter(before).orElseThrow();
    assertThat(LocalDateTime.ofInstant(skipped, zone)).isEqualTo(missing.plusDays(1));
  }

  private static void insideAnOverlap(ZoneId zone, ZoneOffsetTransition change) {
    Duration length = change.getDuration().negated();
    LocalDateTime twice = middle(change.getDateTimeAfter(), length);
    String daily = daily(twice);
    Instant before = change.getInstant().minus(length);
    Instant first = twice.toInstant(change.getOffsetBefore());
    Instant second = twice.toInstant(change.getOffsetAfter());

    List<Instant> once =
        timetable(daily, zone, DstGap.SHIFT, DstOverlap.FIRST).nextAfter(before, 2);
    assertThat(once.get(0)).isEqualTo(first);
    assertThat(LocalDateTime.ofInstant(once.get(1), zone)).isEqualTo(twice.plusDays(1));
    List<Instant> both = timetable(daily, zone, DstGap.SHIFT, DstOverlap.BOTH).nextAfter(before, 3);
    assertThat(both.subList(0, 2)).containsExactly(first, second);
    assertThat(LocalDateTime.ofInstant(both.get(2), zone)).isEqualTo(twice.plusDays(1));
  }

  private static LocalDateTime middle(LocalDateTime from, Duration length) {
    return from.plus(length.dividedBy(2)).withSecond(0);
  }

  private static String daily(LocalDateTime time) {
    return time.getMinute() + " " + time.getHour() + " * * *";
  }

  private static CronRecurrence berlin(String expression, DstGap gap, DstOverlap overlap) {
    return timetable(expression, ZoneId.of("Europe/Berlin"), gap, overlap);
  }

  private static CronRecurrence timetable(
      String expression, ZoneId zone, DstGap gap, DstOverlap overlap) {
    return new CronRecurrence(CronExpression.parse(expression), zone.getRules(), gap, overlap);
  }

  private static List<ZoneOffsetTransition> changes(ZoneRules rules) {
    List<ZoneOffsetTransition> changes = new ArrayList<>();
    ZoneOffsetTransition change = rules.nextTransition(FIRST.minusNanos(1));
    while (change != null && change.getInstant().isBefore(LAST)) {
      if (!isByNameOnly(change)) {
        changes.add(change);
      }
      change = rules.nextTransition(change.getInstant());
    }
    return changes;
  }

  private static boolean isByNameOnly(ZoneOffsetTransition change) {
    ZoneOffset before = change.getOffsetBefore();
    return before.equals(change.getOffsetAfter());
  }
}
