package org.headgate.alerts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.alerts.api.Alert;
import org.headgate.alerts.api.AlertDelivery;
import org.headgate.alerts.api.AlertEndpoint;
import org.headgate.alerts.api.AlertEventType;
import org.headgate.alerts.api.AlertKind;
import org.headgate.alerts.api.AlertSeverity;
import org.headgate.alerts.persistence.AlertDeliveryRow;
import org.headgate.alerts.persistence.AlertRow;
import org.headgate.alerts.service.delivery.AlertMessage;
import org.headgate.common.service.IdGenerator;
import org.headgate.config.WebhookUrl;
import org.headgate.config.alerts.AlertEndpointDefinition;
import org.headgate.config.api.AlertEndpointKind;
import org.headgate.config.settings.AccountSettings;
import org.headgate.pool.service.history.NodeName;

/** Maps alert rows to responses and messages. */
@ApplicationScoped
class AlertMapper {

  private static final String PAGE = "/console/#/";

  @Inject AccountSettings settings;
  @Inject AlertConfiguration configuration;
  @Inject AlertEncryption encryption;
  @Inject NodeName node;
  @Inject IdGenerator ids;
  @Inject Clock clock;

  Alert alert(AlertRow row, List<AlertDeliveryRow> deliveries) {
    return new Alert(
        row.id(),
        AlertKind.ofWireName(row.kind()),
        row.pool(),
        AlertSeverity.ofWireName(row.severity()),
        row.title(),
        row.cure(),
        row.nodes(),
        row.openedAt(),
        row.seenAt(),
        row.resolvedAt(),
        row.acknowledgedAt(),
        row.acknowledgedBy(),
        deliveries.stream()
            .filter(delivery -> delivery.alertId().equals(row.id()))
            .map(AlertMapper::delivery)
            .toList());
  }

  private static AlertDelivery delivery(AlertDeliveryRow row) {
    return new AlertDelivery(
        row.endpointId(),
        AlertEventType.ofWireName(row.event()),
        row.node(),
        row.attempts(),
        row.sentAt(),
        row.gaveUp(),
        row.error());
  }

  AlertEndpoint endpoint(AlertReceiver receiver, Optional<String> secret) {
    AlertEndpointDefinition definition = receiver.definition();
    return new AlertEndpoint(
        receiver.id(),
        definition.name(),
        definition.kind(),
        definition
            .url()
            .map(url -> definition.kind() == AlertEndpointKind.SLACK ? withoutSecret(url) : url),
        definition.addresses(),
        definition.isEnabled(),
        definition.isEscalation(),
        configuration.isFixed(receiver.id()),
        definition.quietHours(),
        receiver.createdAt(),
        secret,
        Optional.of(encryption.secretState(definition)));
  }

  /** Removes the path of a URL where it is the secret. */
  private static String withoutSecret(String text) {
    WebhookUrl url = WebhookUrl.parseStored(text);
    return url.scheme() + "://" + url.host() + "/***";
  }

  AlertMessage message(DueDelivery due) {
    AlertRow alert = due.alert();
    return new AlertMessage(
        due.id(),
        due.event(),
        alert.id(),
        alert.kind(),
        alert.pool(),
        AlertSeverity.ofWireName(alert.severity()),
        alert.title(),
        alert.cure(),
        alert.nodes(),
        alert.openedAt(),
        alert.resolvedAt(),
        console());
  }

  /** A message that tests this receiver. */
  AlertMessage testMessage(UUID test, AlertReceiver receiver, AlertEventType event) {
    Instant now = clock.instant();
    return new AlertMessage(
        ids.next(),
        event,
        test,
        AlertMessage.TEST,
        Optional.empty(),
        AlertSeverity.WARNING,
        "This is a test of the endpoint \"" + receiver.definition().name() + "\".",
        "Nothing is wrong, and no action is needed.",
        List.of(node.text()),
        now,
        event == AlertEventType.RESOLVED ? Optional.of(now) : Optional.empty(),
        console());
  }

  URI console() {
    return URI.create(settings.publicUrl() + PAGE);
  }
}
