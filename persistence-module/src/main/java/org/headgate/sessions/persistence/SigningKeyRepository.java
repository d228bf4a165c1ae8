package org.headgate.sessions.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.headgate.pool.persistence.Platform;

/**
 * The signing keys of the platform database, the same for all nodes. At most one waits and at most
 * one signs without an end: the schema says so.
 */
@Dependent
public class SigningKeyRepository {

  private final EntityManager platform;

  @Inject
  SigningKeyRepository(@Platform EntityManager platform) {
    this.platform = platform;
  }

  /** The newest first. */
  public List<SigningKeyEntity> all() {
    return platform
        .createQuery(
            "select k from SigningKey k order by k.createdAt desc, k.kid", SigningKeyEntity.class)
        .getResultList();
  }

  /** What was read before is read anew: it was changed by statements since. */
  public void forgetRead() {
    platform.clear();
  }

  /** Lets nobody else change a key until the end of the transaction. */
  public void lockAll() {
    platform
        .createNativeQuery("lock table platform.signing_key in share row exclusive mode")
        .executeUpdate();
  }

  /** Adds one that waits. */
  public void announce(String kid, String publicJwk, byte[] sealedKey, Instant now) {
    platform
        .createNativeQuery(
            """
            insert into platform.signing_key (kid, public_jwk, sealed_key, created_at)
            values (:kid, :jwk, :sealed, :now)
            """)
        .setParameter("kid", kid)
        .setParameter("jwk", publicJwk)
        .setParameter("sealed", sealedKey)
        .setParameter("now", now)
        .executeUpdate();
  }

  /** Lets a key sign from then on, and the one that has no end yet until then. */
  public void scheduleSuccessor(String kid, Instant from) {
    platform
        .createNativeQuery(
            """
            update platform.signing_key set retired_at = :at
             where signs_from is not null and retired_at is null and kid <> :kid
            """)
        .setParameter("kid", kid)
        .setParameter("at", from)
        .executeUpdate();
    platform
        .createNativeQuery(
            "update platform.signing_key set signs_from = :at, retired_at = null where kid = :kid")
        .setParameter("kid", kid)
        .setParameter("at", from)
        .executeUpdate();
  }

  /** Takes the end back that was set for a key: its successor will not come. */
  public void cancelRetirement(String kid) {
    platform
        .createNativeQuery("update platform.signing_key set retired_at = null where kid = :kid")
        .setParameter("kid", kid)
        .executeUpdate();
  }

  /** Voids a key for ever; its private half is destroyed. */
  public void revoke(String kid, Instant now) {
    platform
        .createNativeQuery(
            """
            update platform.signing_key
               set revoked_at = :now, retired_at = least(retired_at, :now), sealed_key = null
             where kid = :kid and revoked_at is null
            """)
        .setParameter("kid", kid)
        .setParameter("now", now)
        .executeUpdate();
  }

  /** Destroys the private halves of keys that sign no more. */
  public void destroyRetired(Instant now) {
    platform
        .createNativeQuery(
            "update platform.signing_key set sealed_key = null where retired_at <= :now and"
                + " sealed_key is not null")
        .setParameter("now", now)
        .executeUpdate();
  }
}
