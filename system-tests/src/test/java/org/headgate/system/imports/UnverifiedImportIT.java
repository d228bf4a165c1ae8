package org.headgate.system.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody prepares an account for somebody else's address, by way of another system either. */
class UnverifiedImportIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Headgate headgate = Headgate.shared();
  private final String home = Headgate.anyNetwork();
  private final String email = "unverified-" + UUID.randomUUID() + "@example.org";

  @BeforeEach
  void importUnverified() {
    ImportSteps imports = new ImportSteps(headgate, Person.administrator(headgate).accessToken());
    imports.awaitNothingOpen(PATIENCE);
    JsonPath job =
        imports.done(
            imports.taken(
                "",
                """
                {"email":"%s","password_hash":"%s","totp_secret":"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"}
                """
                    .formatted(email, ImportSteps.BCRYPT)),
            PATIENCE);
    assertThat(job.getInt("created")).isEqualTo(1);
  }

  @Test
  void importedPasswordAndFactorAreVoidWhereSomebodySignsUp() {
    post("/auth/signup", Map.of("email", email, "password", Person.PASSWORD))
        .then()
        .statusCode(202);

    Response verified =
        post(
            "/auth/verify-email",
            Map.of("email", email, "code", headgate.mailbox(email).codeOfMail(1)));

    verified.then().statusCode(200);
    assertThat(verified.<String>path("status")).isEqualTo("authenticated");
    assertThat(logIn("U*U*U").statusCode()).isEqualTo(401);
  }

  @Test
  void importedPasswordAndFactorStayForTheirOwner() {
    logIn("U*U*U").then().statusCode(403);
    post("/auth/resend-otp", Map.of("email", email)).then().statusCode(202);

    Response verified =
        post(
            "/auth/verify-email",
            Map.of("email", email, "code", headgate.mailbox(email).codeOfMail(1)));

    verified.then().statusCode(200);
    assertThat(verified.<String>path("status")).isEqualTo("mfa_required");
    assertThat(logIn("U*U*U").<String>path("status")).isEqualTo("mfa_required");
  }

  private Response logIn(String password) {
    return post("/auth/login", Map.of("email", email, "password", password));
  }

  private Response post(String path, Map<String, String> body) {
    return headgate.from(home).body(body).post(path);
  }
}
