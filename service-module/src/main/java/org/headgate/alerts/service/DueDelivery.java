package org.headgate.alerts.service;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.headgate.alerts.api.AlertEventType;
import org.headgate.alerts.persistence.AlertRow;

/** A message that an endpoint is to get now. */
record DueDelivery(AlertRow alert, AlertReceiver receiver, AlertEventType event) {

  /** Identifies the message to the receiver: the same at each attempt and from each node. */
  UUID id() {
    String name = alert.id() + "/" + receiver.id() + "/" + event.wireName();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
