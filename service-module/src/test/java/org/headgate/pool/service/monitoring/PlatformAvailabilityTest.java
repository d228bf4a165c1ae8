package org.headgate.pool.service.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.events.DatabaseAvailableEvent;
import org.headgate.pool.service.events.DatabaseStatus;
import org.junit.jupiter.api.Test;

class PlatformAvailabilityTest {

  private final PlatformAvailability platform = new PlatformAvailability();

  PlatformAvailabilityTest() {
    platform.databaseMonitor =
        new DatabaseMonitor() {
          @Override
          public DatabaseStatus status(PoolName database) {
            return DatabaseStatus.up(Instant.EPOCH, Duration.ZERO);
          }
        };
  }

  @Test
  void reachableDatabaseIsAvailableOnceItsTablesAreMigrated() {
    assertThat(platform.isAvailable()).isFalse();

    platform.onAvailable(new DatabaseAvailableEvent(PoolName.USERDATA));
    assertThat(platform.isAvailable()).isFalse();

    platform.onAvailable(new DatabaseAvailableEvent(PoolName.PLATFORM));
    assertThat(platform.isAvailable()).isTrue();
  }
}
