package org.headgate.webhooks.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * An event on its way to one endpoint, as administrators see it. Services insert it along with the
 * action, and {@link DeliveryRepository} updates it.
 */
@Entity(name = "WebhookDelivery")
@Immutable
@Table(schema = "platform", name = "webhook_delivery")
public class WebhookDeliveryEntity {

  @EmbeddedId private Key id;

  private long position;

  @Column(name = "event_type")
  private String eventType;

  private String body;

  @Column(name = "occurred_at")
  private Instant occurredAt;

  private String state;

  private int attempts;

  @Column(name = "next_at")
  private Instant nextAt;

  @Column(name = "last_attempt_at")
  private Instant lastAttemptAt;

  private String error;

  protected WebhookDeliveryEntity() {}

  /** The endpoint and the event. */
  @Embeddable
  public static class Key {

    @Column(name = "endpoint_id")
    private UUID endpointId;

    @Column(name = "event_id")
    private UUID eventId;

    protected Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && endpointId.equals(key.endpointId)
          && eventId.equals(key.eventId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(endpointId, eventId);
    }
  }

  public UUID eventId() {
    return id.eventId;
  }

  /** Its place in the order of sending. */
  public long position() {
    return position;
  }

  public String eventType() {
    return eventType;
  }

  /** The JSON document that is sent. */
  public String body() {
    return body;
  }

  public Instant occurredAt() {
    return occurredAt;
  }

  /** waiting, delivered or dead. */
  public String state() {
    return state;
  }

  /** The number of attempts begun. */
  public int attempts() {
    return attempts;
  }

  /** Earliest time of the next attempt; meaningful only while it waits. */
  public Instant nextAt() {
    return nextAt;
  }

  public Optional<Instant> lastAttemptAt() {
    return Optional.ofNullable(lastAttemptAt);
  }

  /** Why the last attempt failed. */
  public Optional<String> error() {
    return Optional.ofNullable(error);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WebhookDeliveryEntity delivery && id.equals(delivery.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
