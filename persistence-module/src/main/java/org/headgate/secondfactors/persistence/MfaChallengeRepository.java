package org.headgate.secondfactors.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.JudgedAccount;
import org.headgate.common.identity.UserId;
import org.headgate.pool.persistence.Platform;
import org.hibernate.Session;

/** Log-ins between their first proof and their second. Each call is one statement. */
@Dependent
public class MfaChallengeRepository {

  private final EntityManager platform;

  @Inject
  MfaChallengeRepository(@Platform EntityManager platform) {
    this.platform = platform;
  }

  /**
   * Begins one of the epoch that was judged, and clears away those of the account that are over.
   */
  public void add(UUID id, JudgedAccount judged, List<String> amr, Instant now, Instant expiresAt) {
    platform
        .createNativeQuery(
            """
            with over as (
              delete from platform.mfa_challenge where account_id = :account and expires_at <= :now)
            insert into platform.mfa_challenge (id, account_id, epoch, amr, created_at, expires_at)
            values (:id, :account, :epoch, :amr, :now, :expires)
            """)
        .setParameter("id", id)
        .setParameter("account", judged.id().value())
        .setParameter("epoch", judged.epoch())
        .setParameter("amr", amr.toArray(String[]::new))
        .setParameter("now", now)
        .setParameter("expires", expiresAt)
        .executeUpdate();
  }

  /**
   * Reads one of the account's present epoch that may still be answered, and locks it until the
   * transaction ends, so that guesses at it come one after the other.
   */
  public Optional<ChallengeView> lock(UUID id, int maxAttempts, Instant now) {
    return platform
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select c.account_id as account, c.epoch as epoch, a.email as email, c.amr as amr
              from platform.mfa_challenge c
              join platform.account a on a.id = c.account_id and a.epoch = c.epoch
             where c.id = :id and c.used_at is null and c.expires_at > :now and c.attempts < :max
               and a.is_active
               for update of c
            """,
            Tuple.class)
        .addScalar("account", UUID.class)
        .addScalar("epoch", Integer.class)
        .addScalar("email", String.class)
        .addScalar("amr", String[].class)
        .setParameter("id", id)
        .setParameter("max", maxAttempts)
        .setParameter("now", now)
        .getResultList()
        .stream()
        .map(
            row ->
                new ChallengeView(
                    new JudgedAccount(
                        new UserId(row.get("account", UUID.class)),
                        row.get("epoch", Integer.class)),
                    row.get("email", String.class),
                    List.of(row.get("amr", String[].class))))
        .findFirst();
  }

  public void countAttempt(UUID id) {
    platform
        .createNativeQuery(
            "update platform.mfa_challenge set attempts = attempts + 1 where id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  /**
   * @return whether this call used it up
   */
  public boolean use(UUID id, Instant now) {
    return platform
            .createNativeQuery(
                "update platform.mfa_challenge set used_at = :now where id = :id and used_at is null")
            .setParameter("id", id)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }
}
