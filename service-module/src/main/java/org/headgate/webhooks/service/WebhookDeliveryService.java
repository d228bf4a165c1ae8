package org.headgate.webhooks.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.audit.api.AuditActor;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.events.api.EventType;
import org.headgate.events.service.OutboxSignal;
import org.headgate.webhooks.api.WebhookConflictException;
import org.headgate.webhooks.api.WebhookDelivery;
import org.headgate.webhooks.persistence.WebhookDeliveryEntity;
import org.headgate.webhooks.persistence.WebhookDeliveryRepository;
import org.headgate.webhooks.persistence.WebhookEndpointEntity;
import org.headgate.webhooks.persistence.WebhookRepository;

/** Reads and requeues deliveries, and gives up those of a disabled endpoint. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class WebhookDeliveryService {

  /** The limit for one transaction. */
  static final int MAX_REPLAYED = 10_000;

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject AuditTrailService auditTrail;
  @Inject OutboxSignal signal;
  @Inject WebhookDisabledMailComposer mails;

  /** Newest first; one statement. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public List<WebhookDeliveryEntity> page(
      UUID endpointId, Optional<String> state, Optional<Long> before, int limit) {
    return deliveries().page(endpointId, state, before, limit);
  }

  /**
   * @throws ResourceNotFoundException when there is no such endpoint, or it has no such event
   * @throws WebhookConflictException when it waits already, or the endpoint is not active
   */
  public WebhookDelivery replay(UUID endpointId, UUID eventId) {
    requireActive(endpointId);
    boolean done = deliveries().replay(endpointId, eventId);
    WebhookDelivery delivery =
        deliveries()
            .find(endpointId, eventId)
            .map(WebhookMapper::delivery)
            .orElseThrow(ResourceNotFoundException::webhook);
    if (!done) {
      throw WebhookConflictException.waiting();
    }
    auditTrail.record(
        WebhookAuditActions.of(WebhookAuditActions.REPLAY, endpointId)
            .with("event", eventId.toString()));
    signal.raiseAfterCommit();
    return delivery;
  }

  /**
   * Requeues dead letters of events in a span of time.
   *
   * @return how many, 10,000 at most
   * @throws ResourceNotFoundException when there is no such endpoint
   * @throws WebhookConflictException when it is not active
   */
  public int replay(UUID endpointId, Instant since, Instant until, List<EventType> types) {
    requireActive(endpointId);
    int replayed = deliveries().replay(endpointId, since, until, types, MAX_REPLAYED);
    auditTrail.record(
        WebhookAuditActions.of(WebhookAuditActions.REPLAY, endpointId)
            .with("since", since.toString())
            .with("until", until.toString())
            .with("events", String.valueOf(replayed)));
    signal.raiseAfterCommit();
    return replayed;
  }

  /**
   * Disables an endpoint automatically, gives up its waiting deliveries, and notifies
   * administrators.
   *
   * @param url that the answer came from
   * @return false, and nothing done, where it has another address by now
   */
  public boolean disable(UUID id, String url, DisableReason reason, String error) {
    Optional<WebhookEndpointEntity> found = endpoints().findForUpdate(id);
    if (found.isEmpty() || !found.get().isActive()) {
      return true;
    }
    if (!found.get().url().equals(url)) {
      return false;
    }
    found.get().disable(Optional.of(reason.description()));
    deliveries().giveUpWaiting(id, error);
    auditTrail.record(
        WebhookAuditActions.of(WebhookAuditActions.DISABLE, id)
            .withActor(AuditActor.SYSTEM)
            .with("reason", reason.wireName()));
    mails.enqueue(found.get().name(), reason, error);
    return true;
  }

  /** Gives up some deliveries that still wait for inactive endpoints; returns how many. */
  public int giveUpOfInactive(int limit) {
    return deliveries().giveUpOfInactive("the endpoint was deactivated", limit);
  }

  /** Deletes some deliveries whose endpoint was deleted; returns how many. */
  public int removeOrphans(int limit) {
    return deliveries().removeOrphans(limit);
  }

  private void requireActive(UUID endpointId) {
    if (!endpoints()
        .findForUpdate(endpointId)
        .orElseThrow(ResourceNotFoundException::webhook)
        .isActive()) {
      throw WebhookConflictException.inactive();
    }
  }

  private WebhookRepository endpoints() {
    return new WebhookRepository(entityManager);
  }

  private WebhookDeliveryRepository deliveries() {
    return new WebhookDeliveryRepository(entityManager);
  }
}
