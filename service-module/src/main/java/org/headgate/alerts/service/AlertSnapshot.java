package org.headgate.alerts.service;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.alerts.api.AlertEventType;
import org.headgate.alerts.persistence.AlertDeliveryRow;
import org.headgate.alerts.persistence.AlertRow;

/** Open and recent alerts, and who was notified of them. */
record AlertSnapshot(List<AlertRow> alerts, List<AlertDeliveryRow> deliveries) {

  static final AlertSnapshot EMPTY = new AlertSnapshot(List.of(), List.of());

  AlertSnapshot {
    alerts = List.copyOf(alerts);
    deliveries = List.copyOf(deliveries);
  }

  boolean hasOpen() {
    return alerts.stream().anyMatch(AlertRow::isOpen);
  }

  Optional<AlertDeliveryRow> delivery(UUID alertId, UUID endpointId, AlertEventType event) {
    return deliveries.stream()
        .filter(
            delivery ->
                delivery.alertId().equals(alertId)
                    && delivery.endpointId().equals(endpointId)
                    && delivery.event().equals(event.wireName()))
        .findFirst();
  }
}
