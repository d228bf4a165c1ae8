package org.headgate.webhooks.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A secret that signs deliveries to an endpoint, until it is withdrawn. */
@Entity(name = "WebhookSecret")
@Table(schema = "platform", name = "webhook_secret")
public class WebhookSecretEntity {

  @Id private UUID id;

  @Column(name = "endpoint_id")
  private UUID endpointId;

  @Column(name = "sealed_secret")
  private byte[] sealedSecret;

  @Column(name = "created_at")
  private Instant createdAt;

  protected WebhookSecretEntity() {}

  /**
   * @param sealedSecret encrypted, bound to the endpoint
   */
  public WebhookSecretEntity(UUID id, UUID endpointId, byte[] sealedSecret, Instant createdAt) {
    this.id = id;
    this.endpointId = endpointId;
    this.sealedSecret = sealedSecret.clone();
    this.createdAt = createdAt;
  }

  public UUID id() {
    return id;
  }

  public UUID endpointId() {
    return endpointId;
  }

  /** Encrypted. */
  public byte[] sealedSecret() {
    return sealedSecret.clone();
  }

  public Instant createdAt() {
    return createdAt;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WebhookSecretEntity secret && id.equals(secret.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
