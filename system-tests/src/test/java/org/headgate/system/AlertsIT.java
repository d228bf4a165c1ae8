package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Three nodes on one database tell real receivers of real faults. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** From the fault to the message. */
  private static final Duration PROMISED = Duration.ofSeconds(15);

  private static AlertReceiverServer receiver;
  private static Headgate one;
  private static Headgate two;
  private static Headgate three;
  private static Person administrator;
  private final ExecutorService callers = Executors.newFixedThreadPool(4);

  @BeforeAll
  static void start() throws Exception {
    receiver = new AlertReceiverServer();
    Map<String, String> variables = Map.of("WEBHOOK_ALLOW_PRIVATE", "true");
    Map<String, String> first = new HashMap<>(variables);
    first.put("EMBEDDED_DB_PORT", "0");
    one = Headgate.started("alerts-1", first);
    one.serve();
    Map<String, String> second = new HashMap<>(one.sharedDatabase());
    second.putAll(variables);
    two = Headgate.withoutDatabase("alerts-2", second);
    two.serve();
    three = Headgate.withoutDatabase("alerts-3", second);
    three.serve();
    administrator = Person.administrator(one);
  }

  @AfterAll
  static void stop() {
    three.close();
    two.close();
    one.close();
    receiver.close();
  }

  @BeforeEach
  void nothingIsOpenAndNobodyIsTold() {
    hold("PT3S");
    await().atMost(PATIENCE).until(() -> open().isEmpty());
    List<String> ids = administrator.asCaller().get("/admin/alerts/endpoints").path("items.id");
    ids.forEach(
        id ->
            administrator
                .asCaller()
                .delete("/admin/alerts/endpoints/" + id)
                .then()
                .statusCode(204));
  }

  @AfterEach
  void endCallers() {
    callers.shutdownNow();
  }

  @Test
  void threeNodesSendOneSignedAlertOfALockAndOneResolution() throws Exception {
    hold("PT20S");
    String secret = create("/lock").getString("secret");
    String mailed = "on-call@example.org";
    endpoint(Map.of("name", "Mail", "kind", "mail", "addresses", List.of(mailed)));
    endpoint(Map.of("name", "Slack", "kind", "slack", "url", receiver.url("/slack")));
    endpoint(
        Map.of(
            "name", "Pager",
            "kind", "pagerduty",
            "url", receiver.url("/pager"),
            "routing_key", "R0UTING"));
    allNodesKnow();

    Instant locked = Instant.now();
    locked(
        () -> {
          await().atMost(PROMISED).until(() -> !receiver.at("/lock").isEmpty());
          await().atMost(PROMISED).until(() -> !receiver.at("/pager").isEmpty());
          System.out.printf(
              "The alert came %d ms after the lock%n",
              Duration.between(locked, Instant.now()).toMillis());
        });
    JsonPath opened = alerts();
    assertThat(opened.getString("items[0].title")).contains("platform.account");
    administrator
        .asCaller()
        .post("/admin/alerts/" + opened.getString("items[0].id") + "/acknowledgement")
        .then()
        .statusCode(200)
        .body("acknowledged_at", notNullValue())
        .body("resolved_at", nullValue());

    await().atMost(PATIENCE).until(() -> receiver.at("/lock").size() == 2);
    await().atMost(PATIENCE).until(() -> receiver.at("/pager").size() == 3);
    await().atMost(PATIENCE).until(() -> receiver.at("/slack").size() == 2);
    await()
        .atMost(PATIENCE)
        .until(() -> Stream.of(one, two, three).mapToInt(node -> mails(node, mailed)).sum() == 2);
    String kind = alerts().getString("items[0].kind");
    assertThat(receiver.whatAt("/lock"))
        .containsExactly("alert.opened " + kind, "alert.resolved " + kind);
    for (AlertReceiverServer.Message message : receiver.at("/lock")) {
      assertThat(message.isSignedWith(secret)).isTrue();
    }
    assertThat(receiver.at("/pager"))
        .extracting(message -> JsonPath.from(message.body()).getString("event_action"))
        .containsExactly("trigger", "acknowledge", "resolve");
    assertThat(receiver.at("/slack").get(0).body()).contains("\"blocks\"");
    administrator
        .asCaller()
        .get("/admin/alerts")
        .then()
        .body("items[0].resolved_at", notNullValue())
        .body("items[0].deliveries.event", hasItem("resolved"))
        .body("items[0].deliveries.find { it.gave_up }", nullValue());
  }

  @Test
  void aQuietHourSendsNone() throws Exception {
    Map<String, Object> quiet = webhook("/quiet");
    quiet.put("quiet_hours", Map.of("from", "00:00", "to", "00:00", "time_zone", "UTC"));
    endpoint(quiet);
    create("/loud");
    allNodesKnow();

    locked(() -> await().atMost(PROMISED).until(() -> !receiver.at("/loud").isEmpty()));

    await().atMost(PATIENCE).until(() -> receiver.at("/loud").size() == 2);
    assertThat(receiver.at("/quiet")).isEmpty();
  }

  @Test
  void aCauseThatComesAndGoesIsTwoMessages() throws Exception {
    hold("PT25S");
    create("/flapping");
    allNodesKnow();

    for (int time = 0; time < 3; time++) {
      locked(
          () -> await().atMost(PROMISED).until(() -> isSeenSince(Instant.now().minusSeconds(3))));
    }

    await().atMost(PATIENCE).until(() -> open().isEmpty());
    await().atMost(PATIENCE).until(() -> receiver.at("/flapping").size() == 2);
    assertThat(receiver.whatAt("/flapping").get(0)).startsWith("alert.opened");
    assertThat(receiver.whatAt("/flapping").get(1)).startsWith("alert.resolved");
  }

  /** The last one: for some seconds it tells of whatever else goes wrong. */
  @Test
  @Order(Integer.MAX_VALUE)
  void aDatabaseThatIsAwayIsToldOfWithoutIt() throws Exception {
    hold("PT15S");
    create("/away");
    allNodesKnow();
    String acknowledged;

    one.stopDatabase();
    try {
      await().atMost(PROMISED.multipliedBy(2)).until(() -> !receiver.at("/away").isEmpty());
      assertThat(receiver.whatAt("/away").get(0)).isEqualTo("alert.opened database_down");
      acknowledged = alerts().getString("items.find { it.kind == 'database_down' }.id");
      administrator
          .asCaller()
          .post("/admin/alerts/" + acknowledged + "/acknowledgement")
          .then()
          .statusCode(200)
          .body("acknowledged_at", notNullValue());
    } finally {
      one.resumeDatabase();
    }

    await()
        .atMost(PATIENCE)
        .until(() -> receiver.whatAt("/away").contains("alert.resolved database_down"));
    new Health(one).awaitReady();
    new Health(two).awaitReady();
    new Health(three).awaitReady();
    await().atMost(PATIENCE).until(() -> open().isEmpty());
    assertThat(receiver.whatAt("/away").stream().filter(what -> what.startsWith("alert.resolved")))
        .hasSize(1);
    Person.administrator(three)
        .asCaller()
        .get("/admin/alerts")
        .then()
        .body("items.find { it.kind == 'database_down' }.acknowledged_by", notNullValue());
    administrator
        .asCaller()
        .get("/admin/audit?action=alert.acknowledged")
        .then()
        .body("items[0].subject.id", equalTo(acknowledged));
  }

  @Test
  void anEndPointCanBeTriedChangedAndDeleted() {
    String id = create("/tried").getString("id");
    String path = "/admin/alerts/endpoints/" + id;

    administrator
        .asCaller()
        .post(path + "/test")
        .then()
        .statusCode(200)
        .body("delivered", equalTo(true))
        .body("error", nullValue());
    assertThat(receiver.whatAt("/tried")).containsExactly("alert.opened test");
    administrator
        .asCaller()
        .body("{\"url\":\"http://127.0.0.1:1/nobody\",\"is_escalation\":true}")
        .patch(path)
        .then()
        .statusCode(200)
        .body("is_escalation", equalTo(true))
        .body("secret", nullValue());
    administrator
        .asCaller()
        .post(path + "/test")
        .then()
        .body("delivered", equalTo(false))
        .body("error", startsWith("the receiver could not be connected to"));
    administrator
        .asCaller()
        .body("{\"addresses\":[\"a@example.org\"]}")
        .patch(path)
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("addresses"));
    administrator.asCaller().delete(path).then().statusCode(204);
    administrator.asCaller().get(path).then().statusCode(404);
    assertThat(new Sql(one.databaseUrl()).tablesWith("127.0.0.1:1/nobody")).isEmpty();
  }

  @Test
  void aWatchdogHearsOfEachNode() {
    JsonPath rules = administrator.asCaller().get("/admin/alerts/rules").jsonPath();
    Map<String, Object> changed = new HashMap<>(rules.getMap("$"));
    changed.put("heartbeat", Map.of("url", receiver.url("/heartbeat"), "every", "PT10S"));

    administrator.asCaller().body(changed).put("/admin/alerts/rules").then().statusCode(200);

    await()
        .atMost(PATIENCE)
        .until(
            () ->
                receiver.at("/heartbeat").stream()
                        .map(message -> JsonPath.from(message.body()).getString("node"))
                        .distinct()
                        .count()
                    == 3);
  }

  private static int mails(Headgate node, String address) {
    return node.mailbox(address).mails().size();
  }

  /** Does something while a foreign transaction has locked what each log-in reads. */
  private void locked(Runnable meanwhile) throws SQLException {
    try (Connection outside = one.connection();
        Statement statement = outside.createStatement()) {
      outside.setAutoCommit(false);
      statement.execute("lock table platform.account in access exclusive mode");
      for (int caller = 0; caller < 2; caller++) {
        callers.execute(() -> Person.stranger(one).logIn("no such password here"));
      }
      meanwhile.run();
      outside.rollback();
    }
  }

  /** All nodes read end points and rules again within ten seconds. */
  private static void allNodesKnow() {
    for (Headgate node : List.of(two, three)) {
      Person other = Person.administrator(node);
      other.asCaller().get("/admin/alerts/endpoints").then().statusCode(200);
      other.asCaller().get("/admin/alerts/rules").then().statusCode(200);
    }
  }

  private static void hold(String hold) {
    JsonPath rules = administrator.asCaller().get("/admin/alerts/rules").jsonPath();
    Map<String, Object> changed = new HashMap<>(rules.getMap("$"));
    List<Map<String, Object>> all = rules.getList("rules");
    changed.put(
        "rules",
        all.stream()
            .map(
                rule -> {
                  Map<String, Object> other = new HashMap<>(rule);
                  other.put("hold", hold);
                  return other;
                })
            .toList());
    changed.put("heartbeat", null);
    administrator.asCaller().body(changed).put("/admin/alerts/rules").then().statusCode(200);
  }

  private static Map<String, Object> webhook(String path) {
    return new HashMap<>(
        Map.of("name", "Hook " + path, "kind", "webhook", "url", receiver.url(path)));
  }

  private static JsonPath create(String path) {
    return endpoint(webhook(path));
  }

  private static JsonPath endpoint(Map<String, Object> endpoint) {
    return administrator
        .asCaller()
        .body(endpoint)
        .post("/admin/alerts/endpoints")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  private static JsonPath alerts() {
    return administrator.asCaller().get("/admin/alerts").jsonPath();
  }

  private static List<String> open() {
    return alerts().getList("items.findAll { it.resolved_at == null }.id");
  }

  private static boolean isSeenSince(Instant since) {
    List<String> seen = alerts().getList("items.findAll { it.resolved_at == null }.seen_at");
    return seen.stream().anyMatch(at -> Instant.parse(at).isAfter(since));
  }
}
