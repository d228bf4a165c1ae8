package org.headgate.system.deployment;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;

/** The first steps on a server that was just set up: sign-up, a schedule, and a changed pool. */
public record FirstSteps(DeployedServer server, Headgate services) {

  public void signUpAndSchedule() {
    String email = "ada-" + UUID.randomUUID() + "@example.org";
    post("/auth/signup", Map.of("email", email, "password", Person.PASSWORD))
        .then()
        .statusCode(202);
    String code = services.mailbox(email).codeOfMail(1);
    String token = tokenOf(post("/auth/verify-email", Map.of("email", email, "code", code)));
    server
        .api()
        .auth()
        .oauth2(token)
        .body(
            Map.of(
                "name",
                "weir",
                "trigger",
                Map.of("type", "interval", "every", "PT1H"),
                "action",
                Map.of("type", "email", "subject", "Weir", "body", "Look at it")))
        .post("/schedules")
        .then()
        .statusCode(201);
  }

  public void changePool(String administrator, String password) {
    String token =
        tokenOf(post("/auth/login", Map.of("email", administrator, "password", password)));
    server
        .api()
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .body(Map.of("pool_size", 4, "confirm_within_seconds", 60))
        .patch("/admin/pools/userdata")
        .then()
        .statusCode(202)
        .body("after.pool_size", equalTo(4));
  }

  private static String tokenOf(Response response) {
    return response.then().statusCode(200).extract().path("access_token");
  }

  private Response post(String path, Map<String, ?> body) {
    return server.api().body(body).post(path);
  }
}
