package org.headgate.accounts.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.headgate.pool.persistence.Platform;

/**
 * The signing keys of the platform database, the same for all nodes. At most one is not retired:
 * the schema says so.
 */
@Dependent
public class SigningKeyStore {

  private final EntityManager platform;

  @Inject
  SigningKeyStore(@Platform EntityManager platform) {
    this.platform = platform;
  }

  /** The newest first. */
  public List<SigningKeyEntity> all() {
    return platform
        .createQuery("select k from SigningKey k order by k.createdAt desc", SigningKeyEntity.class)
        .getResultList();
  }

  /** Adds a key unless there is an active one: of several nodes that start at once, one does. */
  public void addUnlessActive(String kid, String publicJwk, byte[] sealedKey, Instant createdAt) {
    platform
        .createNativeQuery(
            """
            insert into platform.signing_key (kid, public_jwk, sealed_key, created_at)
            values (:kid, :jwk, :sealed, :now)
            on conflict do nothing
            """)
        .setParameter("kid", kid)
        .setParameter("jwk", publicJwk)
        .setParameter("sealed", sealedKey)
        .setParameter("now", createdAt)
        .executeUpdate();
  }
}
