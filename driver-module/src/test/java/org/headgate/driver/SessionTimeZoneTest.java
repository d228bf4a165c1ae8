package org.headgate.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JVM's default zone under a name that servers know. */
class SessionTimeZoneTest {

  private final TimeZone before = TimeZone.getDefault();

  @AfterEach
  void restore() {
    TimeZone.setDefault(before);
  }

  @ParameterizedTest
  @CsvSource({
    "JST, Asia/Tokyo",
    "IST, Asia/Kolkata",
    "CST, America/Chicago",
    "EST, EST",
    "UTC, UTC",
    "GMT+03:00, GMT+03:00",
    "Europe/Berlin, Europe/Berlin",
    "America/Lima, America/Lima"
  })
  void abbreviationsOfJavaGetTheirFullName(String id, String name) {
    TimeZone zone = TimeZone.getTimeZone(id);
    TimeZone.setDefault(zone);

    SessionTimeZone.useFullName();

    assertThat(TimeZone.getDefault().getID()).isEqualTo(name);
    long now = Instant.parse("2026-07-01T00:00:00Z").toEpochMilli();
    assertThat(TimeZone.getDefault().getOffset(now)).isEqualTo(zone.getOffset(now));
  }

  @Test
  void refusedZoneIsReplacedOnce() {
    TimeZone.setDefault(TimeZone.getTimeZone("America/Lima"));
    SQLException refusal =
        new SQLException("ungültiger Wert für »TimeZone«: »America/Lima«", "22023");

    assertThat(SessionTimeZone.replaceIfRefused(refusal)).isTrue();
    assertThat(TimeZone.getDefault().getID()).isEqualTo("UTC");
    assertThat(SessionTimeZone.replaceIfRefused(refusal)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"22023, invalid value for work_mem: 1", "28P01, America/Lima", ", America/Lima"})
  void otherRefusalsLeaveTheZone(String state, String message) {
    TimeZone.setDefault(TimeZone.getTimeZone("America/Lima"));

    assertThat(SessionTimeZone.replaceIfRefused(new SQLException(message, state))).isFalse();
    assertThat(TimeZone.getDefault().getID()).isEqualTo("America/Lima");
  }
}
