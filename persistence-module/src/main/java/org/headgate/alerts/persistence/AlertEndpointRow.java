package org.headgate.alerts.persistence;

import java.time.Instant;
import java.util.UUID;

/** An end point of alerts, encrypted. */
public final class AlertEndpointRow {

  private final UUID id;
  private final Instant createdAt;
  private final byte[] sealedDefinition;

  public AlertEndpointRow(UUID id, Instant createdAt, byte[] sealedDefinition) {
    this.id = id;
    this.createdAt = createdAt;
    this.sealedDefinition = sealedDefinition.clone();
  }

  public UUID id() {
    return id;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public byte[] sealedDefinition() {
    return sealedDefinition.clone();
  }
}
