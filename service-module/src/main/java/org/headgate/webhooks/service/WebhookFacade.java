package org.headgate.webhooks.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.paging.Cursor;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.service.KeyRing;
import org.headgate.common.service.Precondition;
import org.headgate.config.database.PoolName;
import org.headgate.events.api.EventType;
import org.headgate.idempotency.service.IdempotentWork;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.scheduling.service.WebhookSecret;
import org.headgate.webhooks.api.WebhookEndpoint;
import org.headgate.webhooks.api.WebhookEndpointPatch;
import org.headgate.webhooks.api.WebhookEndpointRequest;
import org.headgate.webhooks.api.WebhookSecretResponse;

/** Creates, reads, changes and deletes webhook endpoints, for administrators. */
@ApplicationScoped
public class WebhookFacade {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);
  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject WebhookService service;
  @Inject DatabaseGuard guard;
  @Inject IdempotentWork idempotentWork;
  @Inject IdGenerator idGenerator;
  @Inject KeyRing keys;
  @Inject DeliveryStarter delivery;

  /**
   * One page, oldest first.
   *
   * @param type only endpoints that subscribe to it
   */
  public Page<WebhookEndpoint> page(Optional<EventType> type, PageQuery page) {
    Optional<UUID> after = page.cursor().map(cursor -> cursor.uuid(0));
    int limit = page.limit();
    List<WebhookEndpoint> found = guard.call(READ, () -> service.page(type, after, limit + 1));
    return Page.of(found, limit, endpoint -> Cursor.of(endpoint.id()));
  }

  /**
   * @throws ResourceNotFoundException when there is none
   */
  public WebhookEndpoint endpoint(UUID id) {
    return guard.call(READ, () -> service.find(id)).orElseThrow(ResourceNotFoundException::webhook);
  }

  /**
   * Registers an endpoint; its secret is generated here.
   *
   * @throws InvalidRequestException when its address is not valid
   */
  public WebhookEndpoint create(WebhookEndpointRequest request) {
    EndpointDefinition definition = EndpointDefinition.of(request);
    UUID id = idGenerator.next();
    WebhookSecret secret = WebhookSecret.generate();
    byte[] sealed = secret.sealed(keys, id);
    UUID secretId = idGenerator.next();
    WebhookEndpoint created =
        idempotentWork.call(
            WRITE,
            () -> service.create(id, definition, secretId, sealed).withSecret(secret.text()));
    delivery.onChange();
    return created;
  }

  /**
   * As {@link WebhookService#change}; the patch is validated before.
   *
   * @throws InvalidRequestException when a member is not valid
   */
  public WebhookEndpoint change(UUID id, Precondition precondition, WebhookEndpointPatch patch) {
    return apply(id, precondition, EndpointChange.of(patch));
  }

  /**
   * As {@link #change}, of all that defines an endpoint.
   *
   * @throws InvalidRequestException when a member is left out or not valid
   */
  public WebhookEndpoint replace(UUID id, Precondition precondition, WebhookEndpointPatch all) {
    return apply(id, precondition, EndpointChange.ofAll(all));
  }

  private WebhookEndpoint apply(UUID id, Precondition precondition, EndpointChange change) {
    WebhookEndpoint changed = guard.call(WRITE, () -> service.change(id, precondition, change));
    delivery.onChange();
    return changed;
  }

  /** As {@link WebhookService#delete}. */
  public void delete(UUID id, Precondition precondition) {
    guard.run(WRITE, () -> service.delete(id, precondition));
    delivery.onChange();
  }

  /** As {@link WebhookService#addSecret}; the secret is generated here. */
  public WebhookSecretResponse addSecret(UUID id) {
    WebhookSecret secret = WebhookSecret.generate();
    byte[] sealed = secret.sealed(keys, id);
    UUID secretId = idGenerator.next();
    return idempotentWork.call(
        WRITE,
        () -> {
          service.addSecret(id, secretId, sealed);
          return new WebhookSecretResponse(secretId, secret.text());
        });
  }

  /** As {@link WebhookService#removeSecret}. */
  public void removeSecret(UUID id, UUID secretId) {
    guard.run(WRITE, () -> service.removeSecret(id, secretId));
  }
}
