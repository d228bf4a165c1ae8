package org.headgate.alerts.service;

import java.time.Instant;
import java.util.UUID;
import org.headgate.config.alerts.AlertEndpointDefinition;

/**
 * An endpoint with its id, as nodes know it.
 *
 * @param version the version of the row that was read; 0 where there is none
 */
public record AlertReceiver(
    UUID id, Instant createdAt, AlertEndpointDefinition definition, long version) {

  /** An endpoint without a row. */
  static AlertReceiver unstored(UUID id, Instant createdAt, AlertEndpointDefinition definition) {
    return new AlertReceiver(id, createdAt, definition, 0);
  }

  /** The same with another definition, to be stored in place of what was read. */
  AlertReceiver with(AlertEndpointDefinition changed) {
    return new AlertReceiver(id, createdAt, changed, version);
  }
}
