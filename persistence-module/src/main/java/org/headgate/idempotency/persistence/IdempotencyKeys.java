package org.headgate.idempotency.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.headgate.pool.persistence.Platform;
import org.hibernate.Session;

/** The keys of the last 24 hours. Each call is one statement. */
@Dependent
public class IdempotencyKeys {

  private final EntityManager platform;

  @Inject
  IdempotencyKeys(@Platform EntityManager platform) {
    this.platform = platform;
  }

  /**
   * Takes a key that nobody uses: one that is new, has expired, or whose try was never finished.
   *
   * @return whether this try has it now; of several at once, one has
   */
  public boolean claim(Attempt attempt, Duration patience, Duration lifetime) {
    return platform
            .createNativeQuery(
                """
                insert into platform.idempotency as known
                       (slot, fingerprint, account_id, attempt, claimed_until, expires_at)
                values (:slot, :fingerprint, cast(:account as uuid), :attempt, :claimed, :expires)
                on conflict (slot) do update
                   set fingerprint = excluded.fingerprint, account_id = excluded.account_id, attempt = excluded.attempt,
                       answer = null, claimed_until = excluded.claimed_until, expires_at = excluded.expires_at
                 where known.expires_at <= :now
                    or (known.answer is null and (known.claimed_until <= :now or known.attempt = excluded.attempt))
                """)
            .setParameter("slot", attempt.slot())
            .setParameter("fingerprint", attempt.fingerprint())
            .setParameter("account", attempt.account().map(UUID::toString).orElse(null))
            .setParameter("attempt", attempt.id())
            .setParameter("now", attempt.begunAt())
            .setParameter("claimed", attempt.begunAt().plus(patience))
            .setParameter("expires", attempt.begunAt().plus(lifetime))
            .executeUpdate()
        == 1;
  }

  public Optional<StoredAnswer> find(String slot) {
    return platform
        .unwrap(Session.class)
        .createNativeQuery(
            "select fingerprint, answer from platform.idempotency where slot = :slot", Tuple.class)
        .setParameter("slot", slot)
        .getResultList()
        .stream()
        .map(
            row ->
                new StoredAnswer(
                    row.get(0, String.class), Optional.ofNullable(row.get(1, String.class))))
        .findFirst();
  }

  /**
   * Keeps the answer, and the key's row locked until the transaction ends.
   *
   * @return false when another try has taken the key over
   */
  public boolean complete(Attempt attempt, String sealed) {
    return platform
            .createNativeQuery(
                "update platform.idempotency set answer = :answer where slot = :slot and attempt ="
                    + " :attempt")
            .setParameter("answer", sealed)
            .setParameter("slot", attempt.slot())
            .setParameter("attempt", attempt.id())
            .executeUpdate()
        == 1;
  }

  /**
   * Forgets a try that had no effect. One whose transaction may still commit is waited for; where
   * it did, its answer stands.
   */
  public void release(Attempt attempt) {
    platform
        .createNativeQuery(
            "delete from platform.idempotency where slot = :slot and attempt = :attempt and answer"
                + " is null")
        .setParameter("slot", attempt.slot())
        .setParameter("attempt", attempt.id())
        .executeUpdate();
  }
}
