package org.headgate.sessions.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/**
 * The signing keys of the platform database, the same for all nodes. At most one waits and at most
 * one signs without an end: unique indexes hold that, so changes are statements in their order,
 * which a flush of changed entities would not keep.
 */
public class SigningKeyRepository {

  private final EntityManager entityManager;

  public SigningKeyRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** The newest first. */
  public List<SigningKeyEntity> all() {
    return entityManager
        .createQuery(
            "select k from SigningKey k order by k.createdAt desc, k.kid", SigningKeyEntity.class)
        .getResultList();
  }

  /** What was read before is read anew: it was changed by statements since. */
  public void forgetRead() {
    entityManager.flush();
    entityManager.clear();
  }

  /** Lets nobody else change a key until the end of the transaction. */
  public void lockAll() {
    entityManager
        .createNativeQuery("lock table platform.signing_key in share row exclusive mode")
        .executeUpdate();
  }

  /** Adds one that waits. */
  public void announce(String kid, String publicJwk, byte[] sealedKey, Instant now) {
    entityManager.persist(new SigningKeyEntity(kid, publicJwk, sealedKey, now));
    entityManager.flush();
  }

  /** Lets a key sign from then on, and the one that has no end yet until then. */
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

  /** Takes the end back that was set for a key: its successor will not come. */
  public void cancelRetirement(String kid) {
    entityManager
        .createQuery("update SigningKey set retiredAt = null where kid = :kid")
        .setParameter("kid", kid)
        .executeUpdate();
  }

  /** Voids a key for ever; its private half is destroyed. */
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

  /** Destroys the private halves of keys that sign no more. */
  public void destroyRetired(Instant now) {
    entityManager
        .createQuery(
            "update SigningKey set sealedKey = null where retiredAt <= :now and sealedKey is not null")
        .setParameter("now", now)
        .executeUpdate();
  }
}
