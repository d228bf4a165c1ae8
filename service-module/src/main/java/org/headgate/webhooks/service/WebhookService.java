package org.headgate.webhooks.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.headgate.audit.api.AuditAction;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.service.Precondition;
import org.headgate.events.api.EventType;
import org.headgate.webhooks.api.WebhookConflictException;
import org.headgate.webhooks.api.WebhookEndpoint;
import org.headgate.webhooks.persistence.WebhookDeliveryRepository;
import org.headgate.webhooks.persistence.WebhookEndpointEntity;
import org.headgate.webhooks.persistence.WebhookRepository;
import org.headgate.webhooks.persistence.WebhookSecretEntity;

/** Reads and changes endpoints for events, and their secrets. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WebhookService {

  static final int MAX_ENDPOINTS = 50;

  private static final int MAX_SECRETS = 2;
  private static final String SECRET = "secret";

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject AuditTrailService auditTrail;
  @Inject Clock clock;

  /** Two statements: the endpoints and all their secrets. */
  public List<WebhookEndpoint> page(Optional<EventType> type, Optional<UUID> after, int limit) {
    List<WebhookEndpointEntity> found = endpoints().page(type, after, limit);
    List<WebhookSecretEntity> secrets =
        endpoints().secretsOf(found.stream().map(WebhookEndpointEntity::id).toList());
    return found.stream().map(endpoint -> WebhookMapper.endpoint(endpoint, secrets)).toList();
  }

  /** Two statements. */
  public Optional<WebhookEndpoint> find(UUID id) {
    return endpoints().find(id).map(this::read);
  }

  /** The encrypted secrets of an endpoint, oldest first. */
  public List<byte[]> sealedSecrets(UUID id) {
    return endpoints().secretsOf(List.of(id)).stream()
        .map(WebhookSecretEntity::sealedSecret)
        .toList();
  }

  /** The ids of active endpoints; one statement. */
  public List<UUID> active() {
    return endpoints().active();
  }

  /**
   * Registers an endpoint with its first secret.
   *
   * @param sealed encrypted, bound to the endpoint
   * @throws WebhookConflictException when there are 50 already
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public WebhookEndpoint create(
      UUID id, EndpointDefinition definition, UUID secretId, byte[] sealed) {
    if (endpoints().lockAndCount() >= MAX_ENDPOINTS) {
      throw WebhookConflictException.tooMany(MAX_ENDPOINTS);
    }
    WebhookEndpointEntity endpoint =
        new WebhookEndpointEntity(
            id, definition.name(), definition.url(), definition.eventTypes(), now());
    endpoints().add(endpoint);
    endpoints().add(new WebhookSecretEntity(secretId, id, sealed, now()));
    record(WebhookAuditActions.CREATE, endpoint);
    return read(endpoint);
  }

  /**
   * @throws ResourceNotFoundException when there is none
   * @throws org.headgate.common.problem.PreconditionFailedException when it is not what the caller
   *     has seen
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public WebhookEndpoint change(UUID id, Precondition precondition, EndpointChange change) {
    WebhookEndpointEntity endpoint = locked(id);
    WebhookEndpoint previous = read(endpoint);
    precondition.check(previous);
    boolean isEnabled = change.isActive().orElse(false);
    boolean isOtherReceiver = change.url().filter(url -> !url.equals(endpoint.url())).isPresent();
    endpoint.change(change.name(), change.url(), change.eventTypes());
    if (isEnabled) {
      endpoint.enable();
    }
    if (isEnabled || isOtherReceiver) {
      deliveries().hasten(id);
    }
    if (!change.isActive().orElse(true) && endpoint.isActive()) {
      endpoint.disable(Optional.empty());
      deliveries().giveUpWaiting(id, "the endpoint was deactivated");
    }
    WebhookEndpoint after = read(endpoint);
    if (!after.equals(previous)) {
      record(WebhookAuditActions.CHANGE, endpoint);
    }
    return after;
  }

  /**
   * @throws ResourceNotFoundException when there is none
   * @throws org.headgate.common.problem.PreconditionFailedException when it is not what the caller
   *     has seen
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void delete(UUID id, Precondition precondition) {
    WebhookEndpointEntity endpoint = locked(id);
    precondition.check(read(endpoint));
    endpoints().delete(endpoint);
    record(WebhookAuditActions.DELETE, endpoint);
  }

  /**
   * @param sealed encrypted, bound to the endpoint
   * @throws ResourceNotFoundException when there is no such endpoint
   * @throws WebhookConflictException when it has two already
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void addSecret(UUID id, UUID secretId, byte[] sealed) {
    locked(id);
    if (endpoints().secretsOf(List.of(id)).size() >= MAX_SECRETS) {
      throw WebhookConflictException.twoSecrets();
    }
    endpoints().add(new WebhookSecretEntity(secretId, id, sealed, now()));
    auditTrail.record(
        WebhookAuditActions.of(WebhookAuditActions.ADD_SECRET, id)
            .with(SECRET, secretId.toString()));
  }

  /**
   * @throws ResourceNotFoundException when the endpoint has none of this id
   * @throws WebhookConflictException when it is the only one
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void removeSecret(UUID id, UUID secretId) {
    locked(id);
    List<WebhookSecretEntity> secrets = endpoints().secretsOf(List.of(id));
    WebhookSecretEntity found =
        secrets.stream()
            .filter(entity -> entity.id().equals(secretId))
            .findFirst()
            .orElseThrow(ResourceNotFoundException::webhook);
    if (secrets.size() == 1) {
      throw WebhookConflictException.lastSecret();
    }
    endpoints().delete(found);
    auditTrail.record(
        WebhookAuditActions.of(WebhookAuditActions.REMOVE_SECRET, id)
            .with(SECRET, secretId.toString()));
  }

  private void record(AuditAction action, WebhookEndpointEntity endpoint) {
    auditTrail.record(
        WebhookAuditActions.of(action, endpoint.id())
            .with("name", endpoint.name())
            .with(
                "event_types",
                endpoint.eventTypes().stream()
                    .map(EventType::wireName)
                    .collect(Collectors.joining(" ")))
            .with("is_active", String.valueOf(endpoint.isActive())));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private WebhookEndpointEntity locked(UUID id) {
    return endpoints().findForUpdate(id).orElseThrow(ResourceNotFoundException::webhook);
  }

  private WebhookEndpoint read(WebhookEndpointEntity endpoint) {
    return WebhookMapper.endpoint(endpoint, endpoints().secretsOf(List.of(endpoint.id())));
  }

  private WebhookRepository endpoints() {
    return new WebhookRepository(entityManager);
  }

  private WebhookDeliveryRepository deliveries() {
    return new WebhookDeliveryRepository(entityManager);
  }
}
