package org.headgate.pool.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.persistence.DatabaseFault;
import org.headgate.pool.persistence.FaultKind;
import org.junit.jupiter.api.Test;

class RefusedStartTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void tellsReasonStateTimeAndCureInOneLine() {
    DatabaseFault fault =
        new DatabaseFault(
            FaultKind.AUTHENTICATION,
            Optional.of("28P01"),
            "password authentication failed",
            new SQLException("wrapped"));
    DatabaseChanged change =
        new DatabaseChanged(
            DatabaseName.PLATFORM,
            DatabaseCondition.unknown(NOON),
            DatabaseCondition.down(NOON, "password authentication failed", Optional.empty()),
            Optional.of(fault));

    assertThat(RefusedStart.of(change, Duration.ofMillis(37)).line())
        .contains(
            "DB_START_MODE is require",
            "platform",
            "password authentication failed",
            "28P01",
            "37 ms",
            FaultKind.AUTHENTICATION.cure())
        .doesNotContain("\n");
  }

  @Test
  void aServerThatSaysNothingIsUnreachable() {
    assertThat(RefusedStart.silent(DatabaseName.USERDATA, Duration.ofSeconds(2)).line())
        .contains("userdata", "UNREACHABLE", "2000 ms", FaultKind.UNREACHABLE.cure());
  }
}
