package org.headgate.system.lifecycle;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.receivers.AlertReceiverServer;
import org.headgate.system.server.Headgate;
import org.headgate.system.server.Health;
import org.headgate.testbed.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that was started before its database, has had it for a while, and has lost it again;
 * what it answered in between is kept.
 */
abstract class DatabaseDownSteps {

  static final Duration HEALING = Duration.ofSeconds(60);
  static final String ALERT_SECRET = "whsec_QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB";

  @TempDir static Path folder;

  static AlertReceiverServer receiver;
  private static PostgresServer postgres;
  static Headgate headgate;
  static Start start;
  static Person operator;
  static Person user;
  static Person administrator;

  /** The responses before the database was available. */
  record Start(
      int live, int ready, String state, Response signUp, Response detailed, Response keys) {

    static Start of(Headgate headgate) {
      Health health = new Health(headgate);
      return new Start(
          health.live(),
          health.ready(),
          health.state(),
          read(Person.stranger(headgate).signUp()),
          read(headgate.root().get("/health/detailed")),
          read(headgate.root().get("/.well-known/jwks.json")));
    }
  }

  static Instant wentAt;
  static List<String> changesOfState;
  static Response detailsForAnybody;
  static Response detailsForAdministrators;

  @BeforeAll
  static void start() throws Exception {
    receiver = new AlertReceiverServer();
    postgres = PostgresServer.started("database-down-database");
    postgres.close();
    headgate =
        Headgate.withoutDatabase(
            "database-down",
            Map.of(
                "DATABASE_URL",
                postgres.url(),
                "DB_CONNECT_TIMEOUT",
                "2",
                "CORS_ORIGINS",
                Headgate.ORIGIN,
                "HEALTH_DETAILS",
                "when_authorized",
                "WEBHOOK_ALLOW_PRIVATE",
                "true",
                "ALERTS_FILE",
                alertsFile().toString()));
    headgate.startServer();
    Health health = new Health(headgate);
    health.awaitState("platform", "DOWN");
    start = Start.of(headgate);

    postgres.start();
    health.awaitReadyWithin(HEALING);
    operator = Person.operator(headgate);
    user = Person.user(headgate);
    administrator = Person.administrator(headgate);
    changesOfState = headgate.logLines("platform database is");
    detailsForAnybody = read(headgate.root().get("/health/detailed"));
    detailsForAdministrators =
        read(
            headgate
                .root()
                .header("Authorization", "Bearer " + administrator.accessToken())
                .get("/health/detailed"));
    wentAt = Instant.now();
    postgres.crash();
    health.awaitState("platform", "DOWN");
  }

  @AfterAll
  static void stop() {
    headgate.close();
    postgres.close();
    receiver.close();
  }

  /** The endpoint that is alerted although there was never a database. */
  private static Path alertsFile() throws IOException {
    return Files.writeString(
        folder.resolve("alerts.json"),
        "{\"endpoints\": [{\"name\": \"On call\", \"kind\": \"webhook\", \"url\": \"%s\", \"secret\": \"%s\"}]}"
            .formatted(receiver.url("/outage"), ALERT_SECRET));
  }

  /** Its body is read now, and looked at later. */
  private static Response read(Response response) {
    response.asByteArray();
    return response;
  }
}
