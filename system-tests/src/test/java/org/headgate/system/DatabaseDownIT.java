package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A server that is started before its database says so, serves what needs none, and heals by
 * itself.
 */
class DatabaseDownIT {

  private static final Duration HEALING = Duration.ofSeconds(15);

  @Test
  void startedBeforeItsDatabaseItHealsByItself() throws Exception {
    try (Headgate headgate =
        Headgate.withoutDatabase("database-down", Map.of("HEALTH_DETAILS", "when_authorized"))) {
      headgate.startServer();
      Health health = new Health(headgate);

      assertThat(health.live()).isEqualTo(200);
      assertThat(health.ready()).isEqualTo(503);
      assertThat(health.state()).isEqualTo("DOWN");
      Person.stranger(headgate)
          .signUp()
          .then()
          .statusCode(503)
          .header("Retry-After", Integer::parseInt, greaterThan(0))
          .body("type", equalTo("urn:headgate:problem:database-unavailable"));
      headgate
          .root()
          .get("/health/detailed")
          .then()
          .statusCode(503)
          .body("success", equalTo(false));

      headgate.startDatabase();
      health.awaitReadyWithin(HEALING);
      Person.user(headgate).me().then().statusCode(200);

      seesDetails(headgate.root().get("/health/detailed"), false);
      String token = Person.administrator(headgate).accessToken();
      seesDetails(
          headgate.root().header("Authorization", "Bearer " + token).get("/health/detailed"), true);
      assertThat(linesAbout(headgate, "platform database is")).hasSize(2);
    }
  }

  private static void seesDetails(Response report, boolean expected) {
    Map<String, Object> body = report.jsonPath().getMap("$");
    assertThat(body).containsEntry("success", true);
    assertThat(body.containsKey("checks")).isEqualTo(expected);
  }

  private static List<String> linesAbout(Headgate headgate, String words) throws IOException {
    return Files.readAllLines(headgate.logs().resolve("messages.log")).stream()
        .filter(line -> line.contains(words))
        .toList();
  }
}
