package org.headgate.alerts.service.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.headgate.alerts.api.AlertEventType;
import org.headgate.common.text.TextShortener;

/** Builds the message bodies of each kind of receiver. */
final class AlertBodies {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Slack truncates longer texts, and PagerDuty refuses them. */
  private static final int MAX_SUMMARY_LENGTH = 1000;

  private static final int MAX_HEADER_LENGTH = 150;

  private AlertBodies() {}

  /** Headgate's own form, as in Standard Webhooks: type, timestamp, data. */
  static String webhook(AlertMessage message, String timestamp) {
    ObjectNode data =
        JSON.objectNode()
            .put("alert_id", message.alertId().toString())
            .put("kind", message.kind())
            .put("pool", message.pool().orElse(null))
            .put("severity", message.severity().wireName())
            .put("title", message.title())
            .put("cure", message.cure())
            .put("opened_at", message.openedAt().toString())
            .put("resolved_at", message.resolvedAt().map(Object::toString).orElse(null))
            .put("console", message.console().toString());
    message.nodes().forEach(data.putArray("nodes")::add);
    return JSON.objectNode()
        .put("type", "alert." + message.event().wireName())
        .put("timestamp", timestamp)
        .<ObjectNode>set("data", data)
        .toString();
  }

  /** Slack's form for incoming webhooks: a text for notifications, and blocks to show. */
  static String slack(AlertMessage message) {
    ObjectNode body =
        JSON.objectNode()
            .put(
                "text",
                escaped(TextShortener.withEllipsis(message.headline(), MAX_SUMMARY_LENGTH)));
    ObjectNode header = JSON.objectNode().put("type", "header");
    header
        .putObject("text")
        .put("type", "plain_text")
        .put("text", TextShortener.withEllipsis(message.headline(), MAX_HEADER_LENGTH));
    ObjectNode section = JSON.objectNode().put("type", "section");
    section
        .putObject("text")
        .put("type", "mrkdwn")
        .put(
            "text",
            escaped(TextShortener.withEllipsis(message.title(), MAX_SUMMARY_LENGTH))
                + "\n"
                + escaped(TextShortener.withEllipsis(message.cure(), MAX_SUMMARY_LENGTH))
                + "\n<"
                + message.console()
                + "|Open the console>");
    body.putArray("blocks").add(header).add(section);
    return body.toString();
  }

  /** An event for PagerDuty's Events API v2. */
  static String pagerDuty(AlertMessage message, String routingKey) {
    ObjectNode body =
        JSON.objectNode()
            .put("routing_key", routingKey)
            .put("event_action", action(message.event()))
            .put("dedup_key", message.deduplicationKey());
    if (message.event() == AlertEventType.OPENED) {
      ObjectNode payload =
          body.putObject("payload")
              .put("summary", TextShortener.withEllipsis(message.title(), MAX_SUMMARY_LENGTH))
              .put("source", String.join(", ", message.nodes()))
              .put("severity", message.severity().wireName())
              .put("timestamp", message.openedAt().toString())
              .put("class", message.kind())
              .put("component", message.pool().orElse("headgate"));
      payload.putObject("custom_details").put("cure", message.cure());
      body.put("client", "Headgate").put("client_url", message.console().toString());
    }
    return body.toString();
  }

  private static String action(AlertEventType event) {
    return switch (event) {
      case OPENED -> "trigger";
      case ACKNOWLEDGED -> "acknowledge";
      case RESOLVED -> "resolve";
    };
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
