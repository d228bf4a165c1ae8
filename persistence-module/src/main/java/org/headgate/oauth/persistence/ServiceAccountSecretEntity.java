package org.headgate.oauth.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A secret of a service account, stored as its keyed hash; it is valid until it is withdrawn. */
@SuppressWarnings("unused") // the hash is read by JPQL
@Entity(name = "ServiceAccountSecret")
@Table(schema = "platform", name = "service_account_secret")
public class ServiceAccountSecretEntity {

  @Id private UUID id;

  @Column(name = "service_account_id")
  private UUID serviceAccountId;

  @Column(name = "secret_hash")
  private byte[] secretHash;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "last_used_at")
  private Instant lastUsedAt;

  protected ServiceAccountSecretEntity() {}

  /** A secret that has not been used. */
  public ServiceAccountSecretEntity(
      UUID id, UUID serviceAccountId, byte[] secretHash, Instant createdAt) {
    this.id = id;
    this.serviceAccountId = serviceAccountId;
    this.secretHash = secretHash.clone();
    this.createdAt = createdAt;
  }

  public UUID id() {
    return id;
  }

  public UUID serviceAccountId() {
    return serviceAccountId;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Optional<Instant> lastUsedAt() {
    return Optional.ofNullable(lastUsedAt);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ServiceAccountSecretEntity secret && id.equals(secret.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
