package org.headgate.alerts.service.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.alerts.api.AlertEventType;
import org.headgate.alerts.api.AlertSeverity;
import org.junit.jupiter.api.Test;

/** The message bodies for each kind of receiver. */
class AlertBodiesTest {

  private static final Instant OPENED = Instant.parse("2026-11-29T03:00:00Z");
  private static final UUID ALERT = UUID.fromString("00000000-0000-0000-0000-00000000a1e7");

  @Test
  void webhookBodyDescribesTheAlert() throws JsonProcessingException {
    JsonNode body = json(AlertBodies.webhook(message(AlertEventType.OPENED), "now"));

    assertThat(body.at("/type").asText()).isEqualTo("alert.opened");
    assertThat(body.at("/timestamp").asText()).isEqualTo("now");
    assertThat(body.at("/data/alert_id").asText()).isEqualTo(ALERT.toString());
    assertThat(body.at("/data/kind").asText()).isEqualTo("lock_wait");
    assertThat(body.at("/data/title").asText()).isEqualTo("psql <617> & friends lock account.");
    assertThat(body.at("/data/resolved_at").isNull()).isTrue();
    assertThat(body.at("/data/nodes/1").asText()).isEqualTo("b:80");
  }

  @Test
  void slackBodyEscapesForeignMarkup() throws JsonProcessingException {
    JsonNode body = json(AlertBodies.slack(message(AlertEventType.OPENED)));

    assertThat(body.at("/text").asText())
        .isEqualTo("Critical: psql &lt;617&gt; &amp; friends lock account.");
    assertThat(body.at("/blocks/0/text/type").asText()).isEqualTo("plain_text");
    assertThat(body.at("/blocks/1/text/text").asText())
        .contains("End 617.", "<https://auth.example.org/console/#/|Open the console>");
  }

  @Test
  void pagerDutyBodyHasTriggerAndSharedDedupKey() throws JsonProcessingException {
    JsonNode body = json(AlertBodies.pagerDuty(message(AlertEventType.OPENED), "R0"));

    assertThat(body.at("/routing_key").asText()).isEqualTo("R0");
    assertThat(body.at("/event_action").asText()).isEqualTo("trigger");
    assertThat(body.at("/dedup_key").asText())
        .isEqualTo("headgate/auth.example.org/lock_wait/platform");
    assertThat(body.at("/payload/severity").asText()).isEqualTo("critical");
    assertThat(body.at("/payload/source").asText()).isEqualTo("a:80, b:80");
    assertThat(body.at("/payload/summary").asText()).contains("617");
  }

  @Test
  void pagerDutyResolutionHasOnlyTheKey() throws JsonProcessingException {
    for (AlertEventType event : List.of(AlertEventType.ACKNOWLEDGED, AlertEventType.RESOLVED)) {
      JsonNode body = json(AlertBodies.pagerDuty(message(event), "R0"));

      assertThat(body.at("/event_action").asText())
          .isEqualTo(event == AlertEventType.RESOLVED ? "resolve" : "acknowledge");
      assertThat(body.at("/dedup_key").asText())
          .isEqualTo("headgate/auth.example.org/lock_wait/platform");
      assertThat(body.has("payload")).isFalse();
    }
  }

  @Test
  void testsAreIncidentsOfTheirOwn() throws JsonProcessingException {
    AlertMessage test = message(AlertEventType.OPENED, AlertMessage.TEST, Optional.empty());

    JsonNode body = json(AlertBodies.pagerDuty(test, "R0"));

    assertThat(body.at("/dedup_key").asText()).isEqualTo("headgate/auth.example.org/test/" + ALERT);
  }

  /** Each node knows the key of an endpoint that is gone, whoever opened the alert. */
  @Test
  void causeWithoutAPoolIsOneIncident() throws JsonProcessingException {
    AlertMessage gone = message(AlertEventType.RESOLVED, "endpoint_gone", Optional.empty());

    JsonNode body = json(AlertBodies.pagerDuty(gone, "R0"));

    assertThat(body.at("/dedup_key").asText()).isEqualTo("headgate/auth.example.org/endpoint_gone");
  }

  private static JsonNode json(String body) throws JsonProcessingException {
    return new ObjectMapper().readTree(body);
  }

  private static AlertMessage message(AlertEventType event) {
    return message(event, "lock_wait", Optional.of("platform"));
  }

  private static AlertMessage message(AlertEventType event, String kind, Optional<String> pool) {
    return new AlertMessage(
        UUID.randomUUID(),
        event,
        ALERT,
        kind,
        pool,
        AlertSeverity.CRITICAL,
        "psql <617> & friends lock account.",
        "End 617.",
        List.of("a:80", "b:80"),
        OPENED,
        Optional.empty(),
        URI.create("https://auth.example.org/console/#/"));
  }
}
