package org.headgate.scheduling.service.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.headgate.scheduling.api.DstGap;
import org.headgate.scheduling.api.DstOverlap;
import org.headgate.scheduling.service.calendar.Recurrence.Interval;

/** The timetable against an oracle that looks at every second of the local clocks. */
class RecurrenceProperties {

  /** Zones whose clocks change by 30, 60 and 180 min, at midnight, and not at all. */
  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "America/New_York",
          "Australia/Lord_Howe",
          "America/Sao_Paulo",
          "Africa/Casablanca",
          "Asia/Beirut",
          "America/Havana",
          "Pacific/Apia",
          "Antarctica/Troll",
          "Asia/Kathmandu",
          "UTC");

  @Property(tries = 250)
  void nextInstantsMatchASecondBySecondSearch(
      @ForAll("expressions") String expression,
      @ForAll("zones") String zone,
      @ForAll DstGap gap,
      @ForAll DstOverlap overlap,
      @ForAll("moments") Instant random,
      @ForAll boolean nearAChange) {
    ZoneId id = ZoneId.of(zone);
    Instant instant = nearAChange ? beforeAChange(id, random) : random;
    CronExpression cron = CronExpression.parse(expression);
    CronRecurrence timetable = new CronRecurrence(cron, id.getRules(), gap, overlap);
    Duration reach = Duration.ofHours(6);

    List<Instant> walked = new SecondBySecond(expression, id, gap, overlap).after(instant, reach);

    assertThat(
            timetable.nextAfter(instant, walked.size() + 1).stream()
                .filter(next -> next.isBefore(instant.plus(reach)))
                .toList())
        .as("%s in %s, %s, %s, after %s", expression, zone, gap, overlap, instant)
        .isEqualTo(walked);
  }

  @Property(tries = 200)
  void intervalNeverDrifts(
      @ForAll("moments") Instant first,
      @ForAll("moments") Instant instant,
      @ForAll("seconds") long every) {
    Interval timetable = new Interval(first, Duration.ofSeconds(every));

    Instant next = timetable.nextAfter(instant).orElseThrow();

    assertThat(next).isAfter(instant).isAfterOrEqualTo(first);
    assertThat(Duration.between(first, next).toSeconds() % every).isZero();
    assertThat(next.minusSeconds(every))
        .satisfiesAnyOf(
            earlier -> assertThat(earlier).isBefore(first),
            earlier -> assertThat(earlier).isBeforeOrEqualTo(instant));
  }

  @Provide
  Arbitrary<String> zones() {
    return Arbitraries.of(ZONES);
  }

  @Provide
  Arbitrary<Long> seconds() {
    return Arbitraries.longs().between(10, 100_000);
  }

  @Provide
  Arbitrary<Instant> moments() {
    return Arbitraries.longs()
        .between(
            Instant.parse("2024-01-01T00:00:00Z").getEpochSecond(),
            Instant.parse("2030-12-31T00:00:00Z").getEpochSecond())
        .map(Instant::ofEpochSecond);
  }

  @Provide
  Arbitrary<String> expressions() {
    Arbitrary<String> seconds = Arbitraries.of("0", "30", "*/20", "10-50/15", "5,45");
    Arbitrary<String> minutes = Arbitraries.of("0", "30", "*", "*/15", "5-50/9", "0,29,59");
    Arbitrary<String> hours = Arbitraries.of("*", "2", "0-3", "*/2", "1,2,3", "23,0");
    Arbitrary<String> daysOfMonth =
        Arbitraries.of("*", "*", "*", "L", "LW", "15W", "1-10", "L-2", "*/2");
    Arbitrary<String> months = Arbitraries.of("*", "*", "MAR,OCT,NOV,APR", "1-12/2");
    Arbitrary<String> daysOfWeek =
        Arbitraries.of("*", "*", "SUN", "SAT-SUN", "SUNL", "SUN#2", "0-6", "7");
    return Combinators.combine(seconds, minutes, hours, daysOfMonth, months, daysOfWeek)
        .as(
            (second, minute, hour, day, month, weekday) ->
                String.join(" ", second, minute, hour, day, month, weekday));
  }

  private static Instant beforeAChange(ZoneId zone, Instant instant) {
    var change = zone.getRules().nextTransition(instant);
    return change == null ? instant : change.getInstant().minusSeconds(9000);
  }
}
