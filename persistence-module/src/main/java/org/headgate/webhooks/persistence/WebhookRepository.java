package org.headgate.webhooks.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.events.api.EventType;
import org.headgate.pool.persistence.SharedValueQueries;
import org.hibernate.Session;

/** Webhook endpoints of the platform database and their secrets. Each call is one statement. */
public class WebhookRepository {

  /** A query for a value that changes with the active endpoints and their subscriptions. */
  public static final String SUBSCRIPTIONS =
      SharedValueQueries.fingerprint(
          "p.id || ':' || p.is_active || ':' || cast(p.event_types as text)",
          "platform.webhook_endpoint p");

  private static final long LOCK = 0x4865616457656248L;

  private final EntityManager entityManager;

  public WebhookRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Keeps others from adding endpoints until the end of the transaction; returns how many there
   * are.
   */
  public int lockAndCount() {
    Session session = entityManager.unwrap(Session.class);
    session
        .createNativeQuery("select pg_advisory_xact_lock(:lock) is null", Boolean.class)
        .setParameter("lock", LOCK)
        .getSingleResult();
    return entityManager
        .createQuery("select count(p) from WebhookEndpoint p", Long.class)
        .getSingleResult()
        .intValue();
  }

  /**
   * Oldest first; ids are ordered by time.
   *
   * @param type only endpoints that subscribe to it
   */
  public List<WebhookEndpointEntity> page(
      Optional<EventType> type, Optional<UUID> after, int limit) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select p.* from platform.webhook_endpoint p
             where p.id > coalesce(cast(:after as uuid), '00000000-0000-0000-0000-000000000000')
               and coalesce(cast(:type as text) = any (p.event_types), true)
             order by p.id limit :limit
            """,
            WebhookEndpointEntity.class)
        .setParameter("after", after.map(UUID::toString).orElse(null))
        .setParameter("type", type.map(EventType::wireName).orElse(null))
        .setParameter("limit", limit)
        .getResultList();
  }

  public Optional<WebhookEndpointEntity> find(UUID id) {
    return Optional.ofNullable(entityManager.find(WebhookEndpointEntity.class, id));
  }

  /** Locks the endpoint until the end of the transaction. */
  public Optional<WebhookEndpointEntity> findForUpdate(UUID id) {
    return Optional.ofNullable(
        entityManager.find(WebhookEndpointEntity.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** The secrets of these endpoints, oldest first. */
  public List<WebhookSecretEntity> secretsOf(Collection<UUID> endpoints) {
    return entityManager
        .createQuery(
            "select s from WebhookSecret s where s.endpointId in :endpoints order by s.id",
            WebhookSecretEntity.class)
        .setParameter("endpoints", endpoints)
        .getResultList();
  }

  /** The ids of active endpoints. */
  public List<UUID> active() {
    return entityManager
        .createQuery("select p.id from WebhookEndpoint p where p.active = true", UUID.class)
        .getResultList();
  }

  public void add(WebhookEndpointEntity endpoint) {
    entityManager.persist(endpoint);
  }

  public void add(WebhookSecretEntity secret) {
    entityManager.persist(secret);
  }

  /** Deletes it with its secrets; its deliveries are deleted later, in batches. */
  public void delete(WebhookEndpointEntity endpoint) {
    entityManager.remove(endpoint);
  }

  public void delete(WebhookSecretEntity secret) {
    entityManager.remove(secret);
  }
}
