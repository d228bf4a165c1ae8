package org.headgate.system.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headgate.system.server.Headgate;
import org.headgate.system.server.Health;
import org.headgate.testbed.PostgresServer;
import org.headgate.testbed.TcpProxy;
import org.junit.jupiter.api.Test;

/** A start without its database: what is logged, and when the start fails. */
class LifeStartModeIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern AFTER = Pattern.compile("(?:after|for) ([\\d,]+) ms");

  @Test
  void requiredDatabaseFailsTheStartWhenUnreachable() throws InterruptedException {
    try (Headgate headgate =
        Headgate.withoutDatabase("life-require", Map.of("DB_START_MODE", "require"))) {
      startAsFarAsItGoes(headgate);

      assertThat(headgate.exitStatus()).isEqualTo(3);
      assertThat(headgate.logLines("Headgate does not start"))
          .singleElement()
          .asString()
          .contains("DB_START_MODE is require", "refused", "SQLSTATE 08001", " ms", "Cure: ");
    }
  }

  /** It takes connections and says nothing, as behind a firewall that swallows packets. */
  @Test
  void requiredSilentDatabaseFailsTheStartAfterTwoSeconds() throws Exception {
    try (PostgresServer postgres = PostgresServer.started("life-silent-database");
        TcpProxy proxy = TcpProxy.to(postgres.port());
        Headgate headgate =
            Headgate.withoutDatabase(
                "life-silent",
                Map.of(
                    "DATABASE_URL", postgres.urlVia(proxy.port()), "DB_START_MODE", "require"))) {
      proxy.hang();

      startAsFarAsItGoes(headgate);

      assertThat(headgate.exitStatus()).isEqualTo(3);
      assertThat(headgate.logLines("Headgate does not start"))
          .singleElement()
          .asString()
          .contains("platform database", "no answer so far", "UNREACHABLE", "Cure: ")
          .satisfies(line -> assertThat(milliseconds(line)).isBetween(2_000, 2_999));
    }
  }

  @Test
  void optionalSilentDatabaseIsLoggedAndStartContinues() throws Exception {
    try (PostgresServer postgres = PostgresServer.started("life-mute-database");
        TcpProxy proxy = TcpProxy.to(postgres.port());
        Headgate headgate =
            Headgate.withoutDatabase(
                "life-mute", Map.of("DATABASE_URL", postgres.urlVia(proxy.port())))) {
      proxy.hang();

      headgate.startServer();

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(headgate.logLines("has not answered for"))
                      .singleElement()
                      .asString()
                      .contains("platform database", "goes on without it", "Cure: "));
      assertThat(new Health(headgate).live()).isEqualTo(200);
      proxy.pass();
      new Health(headgate).awaitReady();
    }
  }

  private static int milliseconds(String line) {
    Matcher after = AFTER.matcher(line);
    assertThat(after.find()).isTrue();
    return Integer.parseInt(after.group(1).replace(",", ""));
  }

  /** It may say that it has started before it has looked for its database. */
  private static void startAsFarAsItGoes(Headgate headgate) throws InterruptedException {
    try {
      headgate.startServer();
    } catch (IllegalStateException e) {
      assertThat(e).hasMessageContaining("ended");
    }
  }
}
