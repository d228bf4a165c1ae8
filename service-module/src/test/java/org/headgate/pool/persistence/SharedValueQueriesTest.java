package org.headgate.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.sessions.persistence.SigningKeyRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Values as a real PostgreSQL returns them. */
class SharedValueQueriesTest {

  @AutoClose private static final DispatchDatabase DATABASE = DispatchDatabase.started();

  private final SharedValueQueries queries = new SharedValueQueries(DATABASE.pool(1));

  @AfterEach
  void clear() {
    DATABASE.update("delete from platform.signing_key");
  }

  @Test
  void valuesComeWithTheDatabasesClock() throws SQLException {
    List<String> expressions =
        List.of("select 1 + 1", "case when true then 'a' end", "null::bigint");

    SharedValueQueries.Reading reading = queries.read(expressions);

    assertThat(reading.values())
        .isEqualTo(
            Map.of(
                expressions.get(0), "2",
                expressions.get(1), "a",
                expressions.get(2), ""));
    assertThat(Duration.between(reading.at(), Instant.now())).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void expressionThatFailsFailsTheReading() {
    List<String> expressions = List.of("select 1", "select nothing from platform.nowhere");

    assertThatThrownBy(() -> queries.read(expressions)).isInstanceOf(SQLException.class);
  }

  @Test
  void timesAreMillisecondsOrNothing() throws SQLException {
    String time = SharedValueQueries.millis("select timestamptz '2027-01-01T00:00:00.0019Z'");
    String none = SharedValueQueries.millis("select min(next_at) from platform.schedule");

    Map<String, String> values = queries.read(List.of(time, none)).values();

    assertThat(values.get(time))
        .isEqualTo("" + Instant.parse("2027-01-01T00:00:00.001Z").toEpochMilli());
    assertThat(values.get(none)).isEmpty();
  }

  @Test
  void versionOfTheKeysChangesWithEachOfThem() throws SQLException {
    String none = version();
    addKey("a", "null");
    addKey("b", "now()");
    String two = version();
    assertThat(two).isNotEqualTo(none).isEqualTo(version());

    DATABASE.update("update platform.signing_key set retired_at = now() where kid = 'a'");
    String retired = version();
    assertThat(retired).isNotEqualTo(two);

    DATABASE.update("delete from platform.signing_key where kid = 'b'");
    assertThat(version()).isNotEqualTo(retired);
  }

  private String version() throws SQLException {
    return queries
        .read(List.of(SigningKeyRepository.VERSION))
        .values()
        .get(SigningKeyRepository.VERSION);
  }

  private static void addKey(String kid, String retiredAt) {
    DATABASE.update(
        "insert into platform.signing_key (kid, public_jwk, sealed_key, created_at, retired_at)"
            + " values ('%s', '{}', '', now(), %s)".formatted(kid, retiredAt));
  }
}
