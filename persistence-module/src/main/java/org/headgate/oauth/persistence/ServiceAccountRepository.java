package org.headgate.oauth.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The service accounts of the platform database and their secrets. Each call is one statement. */
public class ServiceAccountRepository {

  /** Less than every id, as PostgreSQL compares them. */
  private static final UUID FIRST = new UUID(0, 0);

  private final EntityManager entityManager;

  public ServiceAccountRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** The oldest first: ids follow time. */
  public List<ServiceAccountEntity> page(Optional<UUID> after, int limit) {
    return entityManager
        .createQuery(
            "select a from ServiceAccount a where a.id > :after order by a.id",
            ServiceAccountEntity.class)
        .setParameter("after", after.orElse(FIRST))
        .setMaxResults(limit)
        .getResultList();
  }

  public Optional<ServiceAccountEntity> find(UUID id) {
    return Optional.ofNullable(entityManager.find(ServiceAccountEntity.class, id));
  }

  /** Locks it until the end of the transaction. */
  public Optional<ServiceAccountEntity> findForUpdate(UUID id) {
    return Optional.ofNullable(
        entityManager.find(ServiceAccountEntity.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** The secrets of these accounts, the oldest first. */
  public List<ServiceAccountSecretEntity> secretsOf(Collection<UUID> accounts) {
    return entityManager
        .createQuery(
            "select s from ServiceAccountSecret s where s.serviceAccountId in :accounts order by s.id",
            ServiceAccountSecretEntity.class)
        .setParameter("accounts", accounts)
        .getResultList();
  }

  public void add(ServiceAccountEntity account) {
    entityManager.persist(account);
  }

  public void add(ServiceAccountSecretEntity secret) {
    entityManager.persist(secret);
  }

  /** Deletes it with its secrets. */
  public void delete(ServiceAccountEntity account) {
    entityManager.remove(account);
  }

  /**
   * @return whether the account had it until now
   */
  public boolean deleteSecret(UUID account, UUID secret) {
    return entityManager
            .createQuery(
                "delete from ServiceAccountSecret where id = :id and serviceAccountId = :account")
            .setParameter("id", secret)
            .setParameter("account", account)
            .executeUpdate()
        == 1;
  }

  /** The active account that has this secret; empty where any of the three does not fit. */
  public Optional<ServiceAccountEntity> byActiveSecret(UUID account, UUID secret, byte[] hash) {
    return entityManager
        .createQuery(
            """
            select a from ServiceAccount a
              join ServiceAccountSecret s on s.serviceAccountId = a.id
             where a.id = :account and a.active = true and s.id = :secret and s.secretHash = :hash
            """,
            ServiceAccountEntity.class)
        .setParameter("account", account)
        .setParameter("secret", secret)
        .setParameter("hash", hash)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** Notes the use of a secret. */
  public void markUsed(UUID secret, Instant now) {
    entityManager
        .createQuery("update ServiceAccountSecret set lastUsedAt = :now where id = :id")
        .setParameter("id", secret)
        .setParameter("now", now)
        .executeUpdate();
  }
}
