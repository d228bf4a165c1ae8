package org.headgate.common.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tz database of the day, the same on every Java runtime. */
class TimeZoneDatabaseTest {

  private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");

  /** Changes by governments since the oldest supported runtime are not compared. */
  private static final Instant LAST = Instant.parse("2025-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "America/Coyhaique, America/Coyhaique",
    "EST, EST",
    "HST, HST",
    "ROC, ROC",
    "europe/berlin, Europe/Berlin",
    "EUROPE/BERLIN, Europe/Berlin",
    "us/pacific, US/Pacific",
    "gb-eire, GB-Eire",
    "etc/gmt-14, Etc/GMT-14",
    "gmt, GMT",
    "GMT+0, GMT+0",
    "utc, UTC",
    "zulu, Zulu",
  })
  void namesAreFoundInAnyCaseAndNormalized(String text, String name) {
    assertThat(TimeZoneDatabase.find(text)).contains(name);
    assertThat(TimeZoneDatabase.rules(text).getOffset(FIRST)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GMT+2",
        "UTC+1",
        "UT+1",
        "+02:00",
        "+2",
        "Z",
        "SystemV/AST4ADT",
        "systemv/pst8",
        "US/Pacific-New",
        "Europe/Berlin ",
        "Europe",
        "PST",
        "CEST",
        "Mars/Olympus",
        "",
        "İstanbul",
        "Europe/Berlin\u0000",
      })
  void unknownZoneNamesAreNotFound(String text) {
    assertThat(TimeZoneDatabase.find(text)).isEmpty();
  }

  @Test
  void namesAreFoundInEveryLanguageOfTheRuntime() {
    Locale previous = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(TimeZoneDatabase.find("INDIAN/MALDIVES")).contains("Indian/Maldives");
    } finally {
      Locale.setDefault(previous);
    }
  }

  /** Schedules that were stored before names were validated still run. */
  @Test
  void storedOffsetsKeepTheirMeaning() {
    assertThat(TimeZoneDatabase.rules("GMT+2").getOffset(FIRST)).isEqualTo(ZoneOffset.ofHours(2));
    assertThat(TimeZoneDatabase.rules("+05:30").getOffset(FIRST))
        .isEqualTo(ZoneOffset.ofHoursMinutes(5, 30));
  }

  @Test
  void versionIsAtLeastThatOfTheRuntime() {
    assertThat(TimeZoneDatabase.version())
        .matches("20\\d\\d[a-z]")
        .isGreaterThanOrEqualTo(
            java.time.zone.ZoneRulesProvider.getVersions("Europe/Berlin").lastKey());
    assertThat(TimeZoneDatabase.names())
        .hasSizeGreaterThan(590)
        .contains("UTC", "America/Coyhaique");
  }

  /** Each release of the tz database corrects the past of some zones, never that of many. */
  @Test
  void pastTransitionsMatchTheRuntime() {
    List<String> names =
        ZoneId.getAvailableZoneIds().stream()
            .filter(name -> TimeZoneDatabase.find(name).isPresent())
            .toList();

    assertThat(names).hasSizeGreaterThan(580);
    assertThat(
            names.stream()
                .filter(
                    name ->
                        !changes(TimeZoneDatabase.rules(name))
                            .equals(changes(ZoneId.of(name).getRules()))))
        .hasSizeLessThan(25);
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2500-07-01T00:00:00Z, +02:00",
    "Europe/Berlin, 2500-01-01T00:00:00Z, +01:00",
    "America/New_York, 9999-07-01T00:00:00Z, -04:00",
    "Australia/Lord_Howe, 2100-01-01T00:00:00Z, +11:00",
    "Antarctica/Troll, 2100-07-01T00:00:00Z, +02:00",
    "America/Coyhaique, 2030-07-01T00:00:00Z, -03:00",
  })
  void recurringRulesApplyToYear9999(String name, Instant at, String offset) {
    assertThat(TimeZoneDatabase.rules(name).getOffset(at)).isEqualTo(ZoneOffset.of(offset));
  }

  @ParameterizedTest
  @CsvSource({
    "GMT+2, Etc/GMT-2",
    "+02:00, Etc/GMT-2",
    "UTC+1, Etc/GMT-1",
    "utc-5, Etc/GMT+5",
    "+00:00, UTC",
    "Z, UTC",
    "+05:30, Europe/Berlin",
    "America/New York, America/New_York",
    "Europe/Berlim, Europe/Berlin",
    "SystemV/AST4, Europe/Berlin",
    "Mars/Olympus, Europe/Berlin",
  })
  void invalidNameIsAnsweredWithSuggestion(String text, String name) {
    assertThat(TimeZoneSuggestion.message(text))
        .isEqualTo("must be a name of the tz database, such as " + name);
  }

  @Test
  void overlongTextIsAnsweredWithDefaultSuggestion() {
    assertThat(TimeZoneSuggestion.near("/".repeat(60_000))).isEqualTo("Europe/Berlin");
  }

  private static List<String> changes(ZoneRules rules) {
    List<String> changes = new ArrayList<>(List.of(rules.getOffset(FIRST).getId()));
    ZoneOffsetTransition change = rules.nextTransition(FIRST);
    while (change != null && change.getInstant().isBefore(LAST)) {
      if (!change.getDuration().equals(Duration.ZERO)) {
        changes.add(change.toString());
      }
      change = rules.nextTransition(change.getInstant());
    }
    return changes;
  }
}
