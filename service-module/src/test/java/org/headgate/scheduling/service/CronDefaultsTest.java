package org.headgate.scheduling.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.headgate.scheduling.api.CronTrigger;
import org.headgate.scheduling.api.DstGap;
import org.headgate.scheduling.api.DstOverlap;
import org.headgate.scheduling.api.IntervalTrigger;
import org.headgate.scheduling.api.OnceTrigger;
import org.headgate.scheduling.api.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The default meaning of a cron expression around changes of the clocks is that of cron (Paul
 * Vixie's, as in Debian). Jobs whose minute or hour begins with an asterisk run whenever the clocks
 * show a time that matches; all others run once for each local time, also for one that is jumped
 * over.
 */
class CronDefaultsTest extends CronDefaultsSteps {
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
  void autumnTransitionYieldsExpectedNumberOfInstants(String expression, int instants) {
    Instant from = Instant.parse("2026-10-25T00:00:00Z");
    Instant to = Instant.parse("2026-10-25T02:00:00Z");

    assertThat(between(defaults(expression, "Europe/Berlin"), from, to)).hasSize(instants);
  }

  @Test
  void chosenDstRulesOverrideTheDefaults() {
    Instant from = Instant.parse("2026-10-25T00:00:00Z");
    Instant to = Instant.parse("2026-10-25T02:00:00Z");
    CronTrigger quarters = new CronTrigger("*/15 * * * *", Optional.of("Europe/Berlin"));
    CronTrigger fixed = new CronTrigger("30 2 * * *", Optional.of("Europe/Berlin"));

    assertThat(
            between(
                TriggerValidator.recurrence(
                    quarters, Optional.empty(), Optional.of(DstOverlap.FIRST), Instant.EPOCH),
                from,
                to))
        .hasSize(5);
    assertThat(
            between(
                TriggerValidator.recurrence(
                    fixed, Optional.empty(), Optional.of(DstOverlap.BOTH), Instant.EPOCH),
                from,
                to))
        .hasSize(2);
    assertThat(TriggerValidator.gap(quarters, Optional.of(DstGap.SHIFT))).isEqualTo(DstGap.SHIFT);
  }

  @Test
  void defaultsFollowTheExpression() {
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
  void knownTransitionsYieldExpectedInstants(
      String expression, String zone, Instant from, String shown) {
    assertThat(
            between(defaults(expression, zone), from, from.plus(reach(zone))).stream()
                .map(instant -> instant.toString().substring(11, 16)))
        .isEqualTo(shown.isEmpty() ? List.of() : List.of(shown.split(" ", -1)));
  }

  private static Duration reach(String zone) {
    return zone.equals("Pacific/Apia") ? Duration.ofDays(2) : Duration.ofHours(3);
  }

  @Test
  void noTriggerFiresAfterYear9999() {
    Instant evening = Instant.parse("9999-12-31T20:00:00Z");

    for (Trigger trigger :
        List.of(
            new CronTrigger("0 9 * * *", Optional.of("Europe/Berlin")),
            new IntervalTrigger(Duration.ofDays(366), Optional.of(evening)),
            new IntervalTrigger(Duration.ofDays(366), Optional.empty()))) {
      assertThat(
              TriggerValidator.recurrence(trigger, Optional.empty(), Optional.empty(), evening)
                  .nextAfter(evening, 100))
          .as("%s", trigger)
          .isEmpty();
    }
    Instant last = Instant.parse("9999-12-31T23:59:59Z");
    assertThat(
            TriggerValidator.recurrence(
                    new OnceTrigger(last), Optional.empty(), Optional.empty(), evening)
                .nextAfter(evening, 2))
        .containsExactly(last);
  }
}
