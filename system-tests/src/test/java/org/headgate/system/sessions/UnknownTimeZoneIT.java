package org.headgate.system.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import org.headgate.driver.PoolerAwareDataSource;
import org.headgate.testbed.PostgresServer;
import org.headgate.testbed.SharedPostgres;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions open on a machine whose time zone the server does not know. */
class UnknownTimeZoneIT {

  private final PostgresServer postgres = SharedPostgres.server();

  /** An abbreviation that Java alone has kept, and a zone that nobody knows yet. */
  @ParameterizedTest
  @ValueSource(strings = {"JST", "Mars/Olympus"})
  void unknownZoneIsNotDemanded(String zone) throws SQLException {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(new SimpleTimeZone(0, zone));
    PoolerAwareDataSource source = new PoolerAwareDataSource();
    source.setURL("jdbc:postgresql://localhost:" + postgres.port() + "/headgate?sslmode=disable");
    try (Connection connection = source.getConnection("headgate", "")) {
      assertThat(connection.isValid(1)).isTrue();
    } finally {
      TimeZone.setDefault(before);
    }
  }
}
