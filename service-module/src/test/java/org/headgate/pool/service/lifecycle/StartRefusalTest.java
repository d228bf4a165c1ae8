package org.headgate.pool.service.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.faults.DatabaseFault;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.events.DatabaseStatus;
import org.headgate.pool.service.events.DatabaseStatusChangedEvent;
import org.junit.jupiter.api.Test;

class StartRefusalTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void refusalIsOneLineWithReasonStateTimeAndCure() {
    DatabaseFault fault =
        new DatabaseFault(
            FaultKind.AUTHENTICATION,
            Optional.of("28P01"),
            "password authentication failed",
            new SQLException("wrapped"));
    DatabaseStatusChangedEvent change =
        new DatabaseStatusChangedEvent(
            PoolName.PLATFORM,
            DatabaseStatus.unknown(NOON),
            DatabaseStatus.down(NOON, "password authentication failed", Optional.empty()),
            Optional.of(fault));

    assertThat(StartRefusal.of(change, Duration.ofMillis(37)).line())
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
  void silentServerIsUnreachable() {
    assertThat(StartRefusal.silent(PoolName.USERDATA, Duration.ofSeconds(2)).line())
        .contains("userdata", "UNREACHABLE", "2000 ms", FaultKind.UNREACHABLE.cure());
  }
}
