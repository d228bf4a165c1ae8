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
public class IdempotencyRepository {

  private final EntityManager platform;

  @Inject
  IdempotencyRepository(@Platform EntityManager platform) {
    this.platform = platform;
  }

  /**
   * Takes a key that nobody uses: one that is new, has expired, or whose try was never finished.
   *
   * @return whether this try has it now; of several at once, one has
   */
  public boolean claim(
      IdempotencyAttempt idempotencyAttempt, Duration patience, Duration lifetime) {
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
            .setParameter("slot", idempotencyAttempt.slot())
            .setParameter("fingerprint", idempotencyAttempt.fingerprint())
            .setParameter("account", idempotencyAttempt.account().map(UUID::toString).orElse(null))
            .setParameter("attempt", idempotencyAttempt.id())
            .setParameter("now", idempotencyAttempt.begunAt())
            .setParameter("claimed", idempotencyAttempt.begunAt().plus(patience))
            .setParameter("expires", idempotencyAttempt.begunAt().plus(lifetime))
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
  public boolean complete(IdempotencyAttempt idempotencyAttempt, String sealed) {
    return platform
            .createNativeQuery(
                "update platform.idempotency set answer = :answer where slot = :slot and attempt ="
                    + " :attempt")
            .setParameter("answer", sealed)
            .setParameter("slot", idempotencyAttempt.slot())
            .setParameter("attempt", idempotencyAttempt.id())
            .executeUpdate()
        == 1;
  }

  /**
   * Forgets a try that had no effect. One whose transaction may still commit is waited for; where
   * it did, its answer stands.
   */
  public void release(IdempotencyAttempt idempotencyAttempt) {
    platform
        .createNativeQuery(
            "delete from platform.idempotency where slot = :slot and attempt = :attempt and answer"
                + " is null")
        .setParameter("slot", idempotencyAttempt.slot())
        .setParameter("attempt", idempotencyAttempt.id())
        .executeUpdate();
  }
}
