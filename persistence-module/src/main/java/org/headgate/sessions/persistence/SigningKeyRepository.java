package org.headgate.sessions.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.headgate.pool.persistence.SharedValueQueries;

/**
 * The signing keys of the platform database, shared by all nodes. Unique indexes ensure that at
 * most one key is announced and at most one signs without an end. Changes are therefore statements
 * in a fixed order, which a flush of changed entities would not keep.
 */
public class SigningKeyRepository {

  /** A query for a value that changes with each change of any key. */
  public static final String VERSION =
      SharedValueQueries.fingerprint("k.kid || ':' || k.xmin", "platform.signing_key k");

  private final EntityManager entityManager;

  public SigningKeyRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** All keys, newest first. */
  public List<SigningKeyEntity> all() {
    return entityManager
        .createQuery(
            "select k from SigningKey k order by k.createdAt desc, k.kid", SigningKeyEntity.class)
        .getResultList();
  }

  /** Clears what was read, because statements have changed it since. */
  public void forgetRead() {
    entityManager.flush();
    entityManager.clear();
  }

  /** Keeps others from changing keys until the end of the transaction. */
  public void lockAll() {
    entityManager
        .createNativeQuery("lock table platform.signing_key in share row exclusive mode")
        .executeUpdate();
  }

  /** Adds an announced key. */
  public void announce(String kid, String publicJwk, byte[] sealedKey, Instant now) {
    entityManager.persist(new SigningKeyEntity(kid, publicJwk, sealedKey, now));
    entityManager.flush();
  }

  /** Sets when a key starts to sign, and the same instant as the end of the present one. */
  public void scheduleSuccessor(String kid, Instant from) {
    entityManager
        .createQuery(
            """
            update SigningKey set retiredAt = :at
             where signsFrom is not null and retiredAt is null and kid <> :kid
            """)
        .setParameter("kid", kid)
        .setParameter("at", from)
        .executeUpdate();
    entityManager
        .createQuery("update SigningKey set signsFrom = :at, retiredAt = null where kid = :kid")
        .setParameter("kid", kid)
        .setParameter("at", from)
        .executeUpdate();
  }

  /** Removes the end of a key whose successor will not come. */
  public void cancelRetirement(String kid) {
    entityManager
        .createQuery("update SigningKey set retiredAt = null where kid = :kid")
        .setParameter("kid", kid)
        .executeUpdate();
  }

  /** Revokes a key permanently and destroys its private half. */
  public void revoke(String kid, Instant now) {
    entityManager
        .createQuery(
            """
            update SigningKey
               set revokedAt = :now, retiredAt = least(retiredAt, :now), sealedKey = null
             where kid = :kid and revokedAt is null
            """)
        .setParameter("kid", kid)
        .setParameter("now", now)
        .executeUpdate();
  }

  /** Destroys the private halves of retired keys. */
  public void destroyRetired(Instant now) {
    entityManager
        .createQuery(
            "update SigningKey set sealedKey = null where retiredAt <= :now and sealedKey is not null")
        .setParameter("now", now)
        .executeUpdate();
  }
}
