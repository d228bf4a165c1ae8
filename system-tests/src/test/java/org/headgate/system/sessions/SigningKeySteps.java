package org.headgate.system.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Two nodes with one database, whose signing keys a test ages and rotates. */
abstract class SigningKeySteps {
  static final Duration PATIENCE = Duration.ofSeconds(60);
  static Headgate one;
  static Headgate two;
  static Sql database;
  Person administrator;

  @BeforeAll
  static void start() throws InterruptedException {
    one = Headgate.permissive();
    two = Headgate.withoutDatabase("keys-2", one.sharedDatabase());
    two.serve();
    database = new Sql(one.databaseUrl());
  }

  @AfterAll
  static void stop() {
    two.close();
  }

  /** All keys were announced long ago, and both nodes know it. */
  @BeforeEach
  void settle() {
    age("1 hour");
    awaitAgreement();
    administrator = Person.administrator(one);
  }

  Response keys() {
    Response keys = administrator.asCaller().get("/admin/keys");
    if (keys.statusCode() == 401) {
      administrator = Person.administrator(one);
      return administrator.asCaller().get("/admin/keys");
    }
    return keys;
  }

  static List<String> published(Headgate node) {
    return node.root().get("/.well-known/jwks.json").jsonPath().getList("keys.kid");
  }

  static String kid(Person person) {
    String header = person.accessToken().substring(0, person.accessToken().indexOf('.'));
    return JsonPath.from(new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8))
        .getString("kid");
  }

  /** Time passes for all keys alike. */
  static void age(String interval) {
    database.update(
        """
        update platform.signing_key
           set created_at = created_at - cast(? as interval), signs_from = signs_from - cast(? as interval),
               retired_at = retired_at - cast(? as interval)
        """,
        interval,
        interval,
        interval);
  }

  /** Those that are to be published now. */
  private static List<String> due() {
    return database.texts(
        """
        select kid from platform.signing_key
         where revoked_at is null and (retired_at is null or retired_at + interval '21 minutes' > now())
        """);
  }

  /** Each node reads the keys anew within two seconds. */
  static void awaitAgreement() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              List<String> due = due();
              assertThat(published(one)).containsExactlyInAnyOrderElementsOf(due);
              assertThat(published(two)).containsExactlyInAnyOrderElementsOf(due);
            });
  }
}
