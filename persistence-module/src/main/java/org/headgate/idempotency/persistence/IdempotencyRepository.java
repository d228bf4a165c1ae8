package org.headgate.idempotency.persistence;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Idempotency keys of the last 24 hours. Each call is one statement. */
public class IdempotencyRepository {

  private final EntityManager entityManager;

  public IdempotencyRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Claims a key that is free: a new or expired one, or one whose attempt never finished.
   *
   * @return whether this attempt has it now; of several concurrent ones, one has
   */
  public boolean claim(IdempotencyAttempt idempotencyAttempt, Duration timeout, Duration lifetime) {
    return entityManager
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
            .setParameter(
                "account", idempotencyAttempt.accountId().map(UUID::toString).orElse(null))
            .setParameter("attempt", idempotencyAttempt.id())
            .setParameter("now", idempotencyAttempt.begunAt())
            .setParameter("claimed", idempotencyAttempt.begunAt().plus(timeout))
            .setParameter("expires", idempotencyAttempt.begunAt().plus(lifetime))
            .executeUpdate()
        == 1;
  }

  public Optional<IdempotencyState> find(String slot) {
    return Optional.ofNullable(entityManager.find(IdempotencyRecordEntity.class, slot))
        .map(known -> new IdempotencyState(known.fingerprint(), known.answer()));
  }

  /**
   * Stores the response, and locks the key's row until the transaction ends.
   *
   * @return false when another attempt has taken the key over
   */
  public boolean complete(IdempotencyAttempt idempotencyAttempt, String sealed) {
    return entityManager
            .createQuery(
                "update IdempotencyRecordEntity i set i.answer = :answer where i.slot = :slot and"
                    + " i.attempt = :attempt")
            .setParameter("answer", sealed)
            .setParameter("slot", idempotencyAttempt.slot())
            .setParameter("attempt", idempotencyAttempt.id())
            .executeUpdate()
        == 1;
  }

  /**
   * Deletes an attempt that had no effect. It waits for a transaction of the attempt that may still
   * commit; if that commits, its response stands.
   */
  public void release(IdempotencyAttempt idempotencyAttempt) {
    entityManager
        .createQuery(
            "delete from IdempotencyRecordEntity i where i.slot = :slot and i.attempt = :attempt"
                + " and i.answer is null")
        .setParameter("slot", idempotencyAttempt.slot())
        .setParameter("attempt", idempotencyAttempt.id())
        .executeUpdate();
  }
}
