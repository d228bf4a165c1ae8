package org.headgate.webhooks.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.events.api.EventType;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * An endpoint that events are sent to; it exists until an administrator deletes it. {@link
 * DeliveryRepository} counts its consecutive failures.
 */
@Entity(name = "WebhookEndpoint")
@Table(schema = "platform", name = "webhook_endpoint")
@DynamicUpdate
public class WebhookEndpointEntity {

  @Id private UUID id;

  private String name;

  private String url;

  @Column(name = "event_types")
  @JdbcTypeCode(SqlTypes.ARRAY)
  private String[] eventTypes;

  @Column(name = "is_active")
  private boolean active;

  @Column(name = "disabled_reason")
  private String disabledReason;

  @Column(name = "created_at")
  private Instant createdAt;

  @SuppressWarnings("unused") // written back to nothing when it is enabled
  private int failures;

  @SuppressWarnings("unused") // as failures
  @Column(name = "failing_since")
  private Instant failingSince;

  @SuppressWarnings("unused") // as failures
  @Column(name = "quiet_until")
  private Instant quietUntil;

  protected WebhookEndpointEntity() {}

  /** A new, active endpoint. */
  public WebhookEndpointEntity(
      UUID id, String name, String url, Collection<EventType> eventTypes, Instant createdAt) {
    this.id = id;
    this.name = name;
    this.url = url;
    this.eventTypes = names(eventTypes);
    this.active = true;
    this.createdAt = createdAt;
  }

  /**
   * Changes the fields that are given; the others stay. Another receiver starts without the
   * failures and pauses of the one before.
   */
  public void change(
      Optional<String> newName,
      Optional<String> newUrl,
      Optional<? extends Collection<EventType>> newTypes) {
    name = newName.orElse(name);
    if (newUrl.filter(other -> !other.equals(url)).isPresent()) {
      url = newUrl.get();
      resetFailures();
    }
    eventTypes = newTypes.map(WebhookEndpointEntity::names).orElse(eventTypes);
  }

  /** Enables it and resets its failures. */
  public void enable() {
    active = true;
    disabledReason = null;
    resetFailures();
  }

  /** Disables it: nothing is sent to it any more. */
  public void disable(Optional<String> reason) {
    active = false;
    disabledReason = reason.orElse(null);
  }

  private void resetFailures() {
    failures = 0;
    failingSince = null;
    quietUntil = null;
  }

  private static String[] names(Collection<EventType> types) {
    return types.stream().distinct().sorted().map(EventType::wireName).toArray(String[]::new);
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String url() {
    return url;
  }

  /** In the order of the enum. */
  public List<EventType> eventTypes() {
    return Arrays.stream(EventType.values())
        .filter(type -> Arrays.asList(eventTypes).contains(type.wireName()))
        .toList();
  }

  public boolean isActive() {
    return active;
  }

  /** Why the service disabled it; empty where it did not. */
  public Optional<String> disabledReason() {
    return Optional.ofNullable(disabledReason);
  }

  public Instant createdAt() {
    return createdAt;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WebhookEndpointEntity endpoint && id.equals(endpoint.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
