package org.headgate.oauth.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Service accounts of the platform database and their secrets. Each call is one statement. */
public class ServiceAccountRepository {

  /** Lower than every id in PostgreSQL's order. */
  private static final UUID FIRST = new UUID(0, 0);

  private final EntityManager entityManager;

  public ServiceAccountRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Oldest first; ids are ordered by time. */
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

  /** Locks the service account until the end of the transaction. */
  public Optional<ServiceAccountEntity> findForUpdate(UUID id) {
    return Optional.ofNullable(
        entityManager.find(ServiceAccountEntity.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** The secrets of these accounts, oldest first. */
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

  /** Deletes the account with its secrets. */
  public void delete(ServiceAccountEntity account) {
    entityManager.remove(account);
  }

  /**
   * @return whether the account had this secret
   */
  public boolean deleteSecret(UUID serviceAccountId, UUID secretId) {
    return entityManager
            .createQuery(
                "delete from ServiceAccountSecret where id = :id and serviceAccountId = :account")
            .setParameter("id", secretId)
            .setParameter("account", serviceAccountId)
            .executeUpdate()
        == 1;
  }

  /** The active account with this secret; empty when account, secret or hash does not match. */
  public Optional<ServiceAccountEntity> byActiveSecret(
      UUID serviceAccountId, UUID secretId, byte[] hash) {
    return entityManager
        .createQuery(
            """
            select a from ServiceAccount a
              join ServiceAccountSecret s on s.serviceAccountId = a.id
             where a.id = :account and a.active = true and s.id = :secret and s.secretHash = :hash
            """,
            ServiceAccountEntity.class)
        .setParameter("account", serviceAccountId)
        .setParameter("secret", secretId)
        .setParameter("hash", hash)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * Records the use of a secret.
   *
   * @return false, and nothing changed, when the secret was removed since it was verified, or its
   *     account deactivated
   */
  public boolean markUsed(UUID secretId, Instant now) {
    return entityManager
            .createQuery(
                """
                update ServiceAccountSecret s set s.lastUsedAt = :now
                 where s.id = :id
                   and exists (select 1 from ServiceAccount a
                                where a.id = s.serviceAccountId and a.active = true)
                """)
            .setParameter("id", secretId)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }
}
