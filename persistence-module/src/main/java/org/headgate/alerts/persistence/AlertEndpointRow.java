package org.headgate.alerts.persistence;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An endpoint of alerts, encrypted. */
public final class AlertEndpointRow {

  private final UUID id;
  private final Instant createdAt;
  private final byte[] sealedDefinition;
  private final Optional<byte[]> nameMac;
  private final long version;

  /**
   * @param nameMac by which its name is unique; empty where an earlier version stored it
   * @param version the version that was read; each write makes another; 0 for a row that is new
   */
  public AlertEndpointRow(
      UUID id, Instant createdAt, byte[] sealedDefinition, Optional<byte[]> nameMac, long version) {
    this.id = id;
    this.createdAt = createdAt;
    this.sealedDefinition = sealedDefinition.clone();
    this.nameMac = nameMac.map(byte[]::clone);
    this.version = version;
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

  public Optional<byte[]> nameMac() {
    return nameMac.map(byte[]::clone);
  }

  public long version() {
    return version;
  }
}
