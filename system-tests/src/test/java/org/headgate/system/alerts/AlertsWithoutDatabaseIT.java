package org.headgate.system.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.receivers.AlertReceiverServer;
import org.headgate.system.server.Headgate;
import org.headgate.system.server.Health;
import org.headgate.testbed.PostgresServer;
import org.headgate.testbed.TcpProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An alert about a database that was never there since the server started. */
class AlertsWithoutDatabaseIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String SECRET = "whsec_QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB";

  @TempDir Path folder;

  @Test
  void endpointsFromFileAreNotified() throws Exception {
    try (AlertReceiverServer receiver = new AlertReceiverServer();
        PostgresServer postgres = PostgresServer.started("alerts-file-database");
        TcpProxy proxy = TcpProxy.to(postgres.port())) {
      Path file =
          Files.writeString(
              folder.resolve("alerts.json"),
              "{\"endpoints\": [{\"name\": \"On call\", \"kind\": \"webhook\", \"url\": \"%s\", \"secret\": \"%s\"}]}"
                  .formatted(receiver.url("/file"), SECRET));
      proxy.hang();
      try (Headgate headgate =
          Headgate.withoutDatabase(
              "alerts-file",
              Map.of(
                  "DATABASE_URL",
                  postgres.urlVia(proxy.port()),
                  "WEBHOOK_ALLOW_PRIVATE",
                  "true",
                  "ALERTS_FILE",
                  file.toString()))) {
        headgate.startServer();

        await().atMost(PATIENCE).until(() -> !receiver.at("/file").isEmpty());
        assertThat(receiver.eventsAt("/file").get(0)).isEqualTo("alert.opened database_down");
        assertThat(receiver.at("/file").get(0).isSignedWith(SECRET)).isTrue();

        proxy.pass();
        new Health(headgate).awaitReady();
        await()
            .atMost(PATIENCE.multipliedBy(2))
            .until(() -> receiver.eventsAt("/file").contains("alert.resolved database_down"));
        isListedAndCannotBeChanged(Person.administrator(headgate));
        assertThat(receiver.at("/file")).hasSize(2);
      }
    }
  }

  private static void isListedAndCannotBeChanged(Person administrator) {
    String id = administrator.asCaller().get("/admin/alerts/endpoints").path("items[0].id");
    String path = "/admin/alerts/endpoints/" + id;
    assertThat(administrator.asCaller().get(path).<Boolean>path("is_fixed")).isTrue();
    administrator.asCaller().delete(path).then().statusCode(409);
    administrator.asCaller().body("{\"is_enabled\":false}").patch(path).then().statusCode(409);
  }
}
