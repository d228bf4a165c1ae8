package org.headgate.system.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.receivers.AlertReceiverServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Three nodes on one database send alerts about real faults to real receivers. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** From the fault to the message. */
  private static final Duration PROMISED = Duration.ofSeconds(15);

  private static final String MAILED = "on-call@example.org";

  private static AlertReceiverServer receiver;
  private static AlertNodes nodes;
  private static Person administrator;
  private static AlertAdministration alerting;

  @BeforeAll
  static void start() throws Exception {
    receiver = new AlertReceiverServer();
    nodes = AlertNodes.started();
    administrator = Person.administrator(nodes.one());
    alerting = new AlertAdministration(administrator, receiver);
  }

  @AfterAll
  static void stop() {
    nodes.close();
    receiver.close();
  }

  @BeforeEach
  void awaitNoOpenAlertAndDeleteEndpoints() {
    alerting.hold("PT3S");
    await().atMost(PATIENCE).until(() -> alerting.open().isEmpty());
    alerting.deleteEndpoints();
  }

  @Test
  void threeNodesSendOneSignedAlertOfALockAndOneResolution() throws Exception {
    alerting.hold("PT20S");
    String secret = alerting.create("/lock").getString("secret");
    createEndpointsOfOtherKinds();
    nodes.allKnow();

    Instant locked = Instant.now();
    nodes.locked(
        () -> {
          await().atMost(PROMISED).until(() -> !receiver.at("/lock").isEmpty());
          await().atMost(PROMISED).until(() -> !receiver.at("/pager").isEmpty());
          System.out.printf(
              "The alert came %d ms after the lock%n",
              Duration.between(locked, Instant.now()).toMillis());
        });
    JsonPath opened = alerting.alerts();
    assertThat(opened.getString("items[0].title")).contains("platform.account");
    alerting.acknowledge(opened.getString("items[0].id"));

    await().atMost(PATIENCE).until(() -> receiver.at("/lock").size() == 2);
    await().atMost(PATIENCE).until(() -> receiver.at("/pager").size() == 3);
    await().atMost(PATIENCE).until(() -> receiver.at("/slack").size() == 2);
    await().atMost(PATIENCE).until(() -> nodes.mails(MAILED) == 2);
    assertMessagesAre(alerting.alerts().getString("items[0].kind"), secret);
    administrator
        .asCaller()
        .get("/admin/alerts")
        .then()
        .body("items[0].resolved_at", notNullValue())
        .body("items[0].deliveries.event", hasItem("resolved"))
        .body("items[0].deliveries.find { it.gave_up }", nullValue());
  }

  private static void createEndpointsOfOtherKinds() {
    alerting.endpoint(Map.of("name", "Mail", "kind", "mail", "addresses", List.of(MAILED)));
    alerting.endpoint(Map.of("name", "Slack", "kind", "slack", "url", receiver.url("/slack")));
    alerting.pager("/pager");
  }

  private static void assertMessagesAre(String kind, String secret)
      throws GeneralSecurityException {
    assertThat(receiver.eventsAt("/lock"))
        .containsExactly("alert.opened " + kind, "alert.resolved " + kind);
    for (AlertReceiverServer.Message message : receiver.at("/lock")) {
      assertThat(message.isSignedWith(secret)).isTrue();
    }
    assertThat(receiver.at("/pager"))
        .extracting(message -> JsonPath.from(message.body()).getString("event_action"))
        .containsExactly("trigger", "acknowledge", "resolve");
    assertThat(receiver.at("/slack").get(0).body()).contains("\"blocks\"");
  }

  @Test
  void quietHoursSuppressNotifications() throws Exception {
    Map<String, Object> quiet = alerting.webhook("/quiet");
    quiet.put("quiet_hours", Map.of("from", "00:00", "to", "00:00", "time_zone", "UTC"));
    alerting.endpoint(quiet);
    alerting.create("/loud");
    nodes.allKnow();

    nodes.locked(() -> await().atMost(PROMISED).until(() -> !receiver.at("/loud").isEmpty()));

    await().atMost(PATIENCE).until(() -> receiver.at("/loud").size() == 2);
    assertThat(receiver.at("/quiet")).isEmpty();
  }

  @Test
  void flappingCauseSendsTwoMessages() throws Exception {
    alerting.hold("PT25S");
    alerting.create("/flapping");
    nodes.allKnow();

    for (int time = 0; time < 3; time++) {
      nodes.locked(
          () ->
              await()
                  .atMost(PROMISED)
                  .until(() -> alerting.isSeenSince(Instant.now().minusSeconds(3))));
    }

    await().atMost(PATIENCE).until(() -> alerting.open().isEmpty());
    await().atMost(PATIENCE).until(() -> receiver.at("/flapping").size() == 2);
    assertThat(receiver.eventsAt("/flapping").get(0)).startsWith("alert.opened");
    assertThat(receiver.eventsAt("/flapping").get(1)).startsWith("alert.resolved");
  }

  /** The last one: for some seconds it tells of whatever else goes wrong. */
  @Test
  @Order(Integer.MAX_VALUE)
  void databaseOutageIsReportedWithoutTheDatabase() throws Exception {
    alerting.hold("PT15S");
    alerting.create("/away");
    nodes.allKnow();
    String acknowledged;

    nodes.one().stopDatabase();
    try {
      await().atMost(PROMISED.multipliedBy(2)).until(() -> !receiver.at("/away").isEmpty());
      assertThat(receiver.eventsAt("/away").get(0)).isEqualTo("alert.opened database_down");
      acknowledged = alerting.awaitId("database_down");
      alerting.acknowledge(acknowledged);
    } finally {
      nodes.one().resumeDatabase();
    }

    await()
        .atMost(PATIENCE)
        .until(() -> receiver.eventsAt("/away").contains("alert.resolved database_down"));
    nodes.awaitReady();
    await().atMost(PATIENCE).until(() -> alerting.open().isEmpty());
    assertThat(
            receiver.eventsAt("/away").stream().filter(what -> what.startsWith("alert.resolved")))
        .hasSize(1);
    Person.administrator(nodes.three())
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
  void endpointThatIsGoneIsReportedUntilItIsDeleted() throws Exception {
    String gone = "/admin/alerts/endpoints/" + alerting.create("/gone").getString("id");
    receiver.stopAt("/gone");
    alerting.pager("/other-pager");
    nodes.allKnow();

    nodes.locked(() -> await().atMost(PROMISED).until(() -> !receiver.at("/gone").isEmpty()));
    await().atMost(PATIENCE).until(() -> !actionsOfGoneEndpoint().isEmpty());
    administrator.asCaller().get(gone).then().body("is_enabled", equalTo(false));
    administrator.asCaller().delete(gone).then().statusCode(204);

    await().atMost(PATIENCE).until(() -> actionsOfGoneEndpoint().size() == 2);
    assertThat(actionsOfGoneEndpoint()).containsExactly("trigger", "resolve");
  }

  /** The events that PagerDuty got of the incident. */
  private static List<String> actionsOfGoneEndpoint() {
    return receiver.at("/other-pager").stream()
        .map(message -> JsonPath.from(message.body()))
        .filter(event -> event.getString("dedup_key").endsWith("/endpoint_gone"))
        .map(event -> event.getString("event_action"))
        .toList();
  }

  @Test
  void everyNodeSendsHeartbeats() {
    alerting.heartbeat("/heartbeat", "PT10S");

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
}
