package org.headgate.pool.service.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.persistence.DatabaseProbe.ServerInfo;
import org.headgate.pool.service.monitoring.DatabaseMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Databases that a pooler knows by another name than their server. */
class OwnDatabasesTest {

  private final OwnDatabases own = new OwnDatabases();

  @BeforeEach
  void start() {
    own.settings =
        HeadgateSettings.from(
            Map.of(
                "DATABASE_URL",
                "postgresql://headgate@pooler/alias",
                "USERDATA_DATABASE_URL",
                "postgresql://headgate@elsewhere/profiles",
                "SECRET_KEY",
                "00112233445566778899aabbccddeeff".repeat(2)));
    own.databaseMonitor =
        new DatabaseMonitor() {
          @Override
          public Optional<ServerInfo> server(PoolName database) {
            return switch (database) {
              case PLATFORM -> Optional.of(answered("headgate"));
              case USERDATA -> Optional.of(answered("profiles"));
              case OPERATOR -> Optional.empty();
            };
          }
        };
  }

  @Test
  void serverSaysWhichDatabaseIsOurs() {
    assertThat(own.has(connectedTo("headgate"))).isTrue();
    assertThat(own.has(connectedTo("postgres"))).isFalse();
  }

  @Test
  void databaseThatOnlyTheSettingsNameIsForeign() {
    assertThat(own.has(connectedTo("alias"))).isFalse();
  }

  @Test
  void databaseOfAnotherServerIsForeign() {
    assertThat(own.has(connectedTo("profiles"))).isFalse();
  }

  private static ServerInfo answered(String database) {
    return new ServerInfo(true, "18.1", Optional.empty(), database, "driver", "1");
  }

  private static Backend connectedTo(String database) {
    return new Backend(
        1,
        "psql",
        "headgate",
        database,
        "local",
        "idle",
        Optional.empty(),
        Optional.empty(),
        Duration.ZERO,
        Optional.empty(),
        Optional.empty(),
        "",
        List.of(),
        Optional.empty());
  }
}
