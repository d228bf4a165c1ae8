package org.headgate.system.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.headgate.resourceserver.IntrospectionFilter;
import org.headgate.resourceserver.OrderResource;
import org.headgate.resourceserver.ResourceApplication;
import org.headgate.system.client.Person;
import org.headgate.system.client.ServiceClient;
import org.headgate.system.deployment.DeployedServer;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.DocumentedCommands;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A second Liberty, set up with the server.xml of docs/api.md, accepts our tokens by our discovery
 * document, and refuses a revoked one by introspection.
 */
class LibertyResourceServerIT {

  private static final Path LIBERTY =
      Path.of(System.getProperty("headgate.liberty")).toAbsolutePath();
  private static final Path HOME =
      Path.of(System.getProperty("headgate.tests"), "resource-server").toAbsolutePath();

  private final Headgate headgate = Headgate.shared();
  private DeployedServer server;

  @BeforeEach
  void start() throws IOException {
    JsonPath discovered =
        RestAssured.get(headgate.url("/.well-known/openid-configuration")).jsonPath();
    Path folder = Files.createDirectories(HOME.resolve("servers/orders"));
    Files.writeString(
        folder.resolve("server.xml"),
        new DocumentedCommands("api.md")
            .with(
                "https://accounts.example.org/.well-known/jwks.json",
                discovered.getString("jwks_uri"))
            .with("https://accounts.example.org", discovered.getString("issuer"))
            .file("xml"));
    deploy(folder.resolve("apps/orders.war/WEB-INF/classes"));
    ServiceClient client = ServiceClient.with(headgate, "introspect");
    server =
        new DeployedServer(
            HOME,
            Map.of(
                "WLP_USER_DIR", HOME.toString(),
                "KEYSTORE_PASSWORD", "a password of the orders' own",
                "INTROSPECTION_URL", discovered.getString("introspection_endpoint"),
                "CLIENT_ID", client.id(),
                "CLIENT_SECRET", client.secret()));
    server.start(LIBERTY.resolve("bin/server").toString(), "run", "orders", "--clean");
    await()
        .atMost(Duration.ofMinutes(3))
        .ignoreExceptions()
        .until(() -> RestAssured.get(url("")).statusCode() == 401);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static void deploy(Path classes) throws IOException {
    for (Class<?> type :
        List.of(ResourceApplication.class, OrderResource.class, IntrospectionFilter.class)) {
      String name = type.getName().replace('.', '/') + ".class";
      Path copy = classes.resolve(name);
      Files.createDirectories(copy.getParent());
      try (var compiled = type.getClassLoader().getResourceAsStream(name)) {
        Files.copy(compiled, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @Test
  void tokenIsAcceptedUntilRevocation() {
    Person ada = Person.user(headgate);

    Response orders = orders(ada.accessToken(), "");

    assertThat(orders.statusCode()).describedAs(orders.headers().toString()).isEqualTo(200);
    assertThat(orders.asString()).isEqualTo(ada.email());
    assertThat(orders(ada.accessToken(), "/all").statusCode()).isEqualTo(403);
    assertThat(orders(Person.administrator(headgate).accessToken(), "/all").statusCode())
        .isEqualTo(200);
    String changed = ada.accessToken().replaceFirst("\\.[^.]", ".f");
    assertThat(orders(changed, "").statusCode()).isEqualTo(401);

    headgate
        .api()
        .contentType(ContentType.URLENC)
        .formParam("token", ada.accessToken())
        .formParam("client_id", "anybody")
        .post("/oauth/revoke")
        .then()
        .statusCode(200);

    assertThat(orders(ada.accessToken(), "").statusCode()).isEqualTo(401);
  }

  private Response orders(String token, String path) {
    return RestAssured.given().header("Authorization", "Bearer " + token).get(url(path));
  }

  private String url(String path) {
    return "http://localhost:" + server.port() + "/orders" + path;
  }
}
