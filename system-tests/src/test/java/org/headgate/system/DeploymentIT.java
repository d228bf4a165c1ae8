package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the build leaves behind, set up in an empty folder as its README says: a Liberty of one's
 * own, the archive and the WAR.
 */
class DeploymentIT {

  private static final Path DIST = Path.of(System.getProperty("headgate.dist"));
  private static final Path RUNTIME = Path.of(System.getProperty("headgate.liberty.zip"));

  /** What Liberty would expand or decode if it saw it. */
  private static final String ADMIN_PASSWORD = "an ${HOME} in the {xor}reeds a$$b";

  @TempDir static Path folder;

  private static Headgate services;
  private static Path liberty;

  @BeforeAll
  static void setUp() throws IOException {
    services = Headgate.started("deployment", Map.of());
    DeployedServer.unzip(RUNTIME, folder);
    liberty = folder.resolve("wlp");
    Path server = liberty.resolve("usr").resolve("servers").resolve("accounts");
    DeployedServer.unzip(DIST.resolve("headgate-liberty.zip"), server);
    Files.copy(DIST.resolve("headgate.war"), server.resolve("apps").resolve("headgate.war"));
  }

  @AfterAll
  static void stop() {
    services.close();
  }

  @Test
  void aPersonSignsUpAndAnAdministratorChangesAPool() throws IOException {
    try (DeployedServer server =
        new DeployedServer(liberty, "accounts", variables(Map.of())).serve()) {
      server
          .api()
          .body(Map.of("email", "ada@example.org", "password", Person.PASSWORD))
          .post("/auth/signup")
          .then()
          .statusCode(202);
      String code = services.mailbox("ada@example.org").codeOfMail(1);
      server
          .api()
          .body(Map.of("email", "ada@example.org", "code", code))
          .post("/auth/verify-email")
          .then()
          .statusCode(200);
      String token =
          server
              .api()
              .body(Map.of("email", "root@example.org", "password", ADMIN_PASSWORD))
              .post("/auth/login")
              .then()
              .statusCode(200)
              .extract()
              .path("access_token");
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
  }

  @Test
  void eachBadVariableIsOneLine() throws Exception {
    Map<String, String> variables =
        variables(
            Map.of("DB_POOL_SZIE", "3", "SECRET_KEY_FILE", folder.resolve("none").toString()));
    try (DeployedServer server = new DeployedServer(liberty, "accounts", variables)) {
      assertThat(server.status("run")).isEqualTo(2);
      assertThat(server.lines())
          .filteredOn(line -> line.contains(": allowed "))
          .satisfiesExactlyInAnyOrder(
              line -> assertThat(line).startsWith("SECRET_KEY_FILE=").endsWith("no such file"),
              line -> assertThat(line).startsWith("DB_POOL_SZIE=***:"));
      assertThat(server.lines()).noneMatch(line -> line.contains("CWWKE0001I"));
    }
  }

  @Test
  void actionsThatStartNoServerNeedNoVariables() throws Exception {
    try (DeployedServer server = new DeployedServer(liberty, "accounts", Map.of())) {
      assertThat(server.status("status")).isEqualTo(1);
      assertThat(server.status("package", "--include=usr", "--archive=" + folder + "/packed.zip"))
          .isZero();
    }
  }

  private static Map<String, String> variables(Map<String, String> more) throws IOException {
    Map<String, String> variables = new HashMap<>();
    variables.put("DATABASE_URL_FILE", file("url", services.databaseUrl() + "\n"));
    variables.put("SECRET_KEY_FILE", file("key", services.secretKey()));
    variables.put("HEADGATE_ADMIN_EMAIL", "root@example.org");
    variables.put("HEADGATE_ADMIN_PASSWORD", ADMIN_PASSWORD);
    variables.put("SMTP_HOST", "localhost");
    variables.put("SMTP_PORT", Integer.toString(services.smtpPort()));
    variables.putAll(more);
    return variables;
  }

  private static String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }
}
