package org.headgate.secondfactors.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import org.headgate.pool.persistence.Platform;

/** Which challenges were answered, for all nodes. */
@Dependent
public class PasskeyAnswers {

  private final EntityManager platform;

  @Inject
  PasskeyAnswers(@Platform EntityManager platform) {
    this.platform = platform;
  }

  /**
   * Uses a challenge up.
   *
   * @return whether this call did it; of two with the same, one does
   */
  public boolean use(UUID challenge, Instant expiresAt) {
    return platform
            .createNativeQuery(
                """
                insert into platform.passkey_answer (challenge, expires_at) values (:challenge, :end)
                on conflict do nothing
                """)
            .setParameter("challenge", challenge)
            .setParameter("end", expiresAt)
            .executeUpdate()
        == 1;
  }
}
