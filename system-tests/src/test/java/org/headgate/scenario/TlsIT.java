package org.headgate.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.PoolName;
import org.headgate.driver.PoolerAwareDataSource;
import org.headgate.pool.persistence.faults.FaultClassifier;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.system.server.Health;
import org.headgate.testbed.NeedsTool;
import org.headgate.testbed.TlsPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A server that takes TLS only. What the modes mean is tried with the very JDBC URL that server.xml
 * is handed; that Liberty and the probes carry it, with a running Headgate.
 */
@NeedsTool("openssl")
class TlsIT {

  private static TlsPostgres postgres;

  @BeforeAll
  static void start() throws Exception {
    postgres = TlsPostgres.started("tls-database");
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void trustedAuthorityAndNameAreAccepted() throws SQLException {
    assertThat(encrypted(url("localhost", "verify-full", right()))).isTrue();
    assertThat(encrypted(url("localhost", "verify-ca", right()))).isTrue();
  }

  @Test
  void requirePreferAndAllowNeedNoAuthority() throws SQLException {
    assertThat(encrypted(url("localhost", "require", ""))).isTrue();
    assertThat(encrypted(url("localhost", "prefer", ""))).isTrue();
    assertThat(encrypted(url("localhost", "allow", ""))).isTrue();
  }

  @Test
  void untrustedAuthorityIsRefused() {
    assertRefusedForTls(url("localhost", "verify-full", wrong()));
    assertRefusedForTls(url("localhost", "verify-ca", wrong()));
  }

  @Test
  void wrongHostNameIsRefusedOnlyByVerifyFull() throws SQLException {
    assertRefusedForTls(url("127.0.0.1", "verify-full", right()));
    assertThat(encrypted(url("127.0.0.1", "verify-ca", right()))).isTrue();
  }

  @Test
  void plainConnectionsAreRefusedByTlsOnlyServer() {
    assertRefusedForTls(url("localhost", "disable", ""));
  }

  @Test
  void untrustedAuthorityMakesReadinessDownWithReason() throws Exception {
    try (Headgate headgate =
        Headgate.withoutDatabase(
            "tls",
            Map.of(
                "DATABASE_URL",
                url("localhost", "verify-full", right()),
                "USERDATA_DATABASE_URL",
                url("localhost", "verify-full", wrong())))) {
      headgate.startServer();
      Health health = new Health(headgate);
      health.awaitState("platform", "UP");

      assertThat(health.ready()).isEqualTo(503);
      assertThat(health.state()).isEqualTo("DOWN");
      assertThat(postgres.encryptedSessions()).isPositive();
      Person.administrator(headgate)
          .asCaller()
          .get("/admin/pools/userdata")
          .then()
          .statusCode(200)
          .body("state", equalTo("down"))
          .body("reason", containsString("certification path"));
    }
  }

  private static void assertRefusedForTls(String url) {
    assertThatThrownBy(() -> encrypted(url))
        .satisfies(
            refused ->
                assertThat(new FaultClassifier().classify(refused).orElseThrow().kind())
                    .isEqualTo(FaultKind.TLS_REFUSED));
  }

  private static boolean encrypted(String url) throws SQLException {
    String jdbc =
        HeadgateSettings.from(
                Map.of(
                    "DATABASE_URL",
                    url,
                    "SECRET_KEY",
                    "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
                    "HEADGATE_ADMIN_EMAIL",
                    "admin@localhost",
                    "HEADGATE_ADMIN_PASSWORD",
                    Person.PASSWORD,
                    "SMTP_HOST",
                    "localhost"))
            .database(PoolName.PLATFORM)
            .jdbcUrl();
    PoolerAwareDataSource source = new PoolerAwareDataSource();
    source.setURL(jdbc);
    try (Connection connection = source.getConnection("headgate", "");
        java.sql.ResultSet answer =
            connection
                .createStatement()
                .executeQuery("select ssl from pg_stat_ssl where pid = pg_backend_pid()")) {
      answer.next();
      return answer.getBoolean(1);
    }
  }

  private static String url(String host, String mode, String more) {
    return postgres.url(host, "sslmode=" + mode + more);
  }

  private static String right() {
    return "&sslrootcert=" + postgres.rightAuthority();
  }

  private static String wrong() {
    return "&sslrootcert=" + postgres.wrongAuthority();
  }
}
