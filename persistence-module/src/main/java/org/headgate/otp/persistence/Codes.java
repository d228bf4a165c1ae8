package org.headgate.otp.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.pool.persistence.Platform;
import org.hibernate.Session;

/**
 * The one-time codes of the platform database: one of each purpose for an account, so that a new
 * one takes the place of the earlier one.
 */
@Dependent
public class Codes {

  private final EntityManager platform;

  @Inject
  Codes(@Platform EntityManager platform) {
    this.platform = platform;
  }

  public void put(
      UUID id, UUID accountId, String purpose, byte[] hash, Instant now, Instant expiresAt) {
    platform
        .createNativeQuery(
            """
            insert into platform.one_time_code (id, account_id, purpose, code_hash, created_at, expires_at)
            values (:id, :account, :purpose, :hash, :now, :expires)
            on conflict (account_id, purpose) do update
               set id = excluded.id, code_hash = excluded.code_hash, attempts = 0, redeemed_at = null,
                   created_at = excluded.created_at, expires_at = excluded.expires_at
            """)
        .setParameter("id", id)
        .setParameter("account", accountId)
        .setParameter("purpose", purpose)
        .setParameter("hash", hash)
        .setParameter("now", now)
        .setParameter("expires", expiresAt)
        .executeUpdate();
  }

  /**
   * Judges a guess in one guarded statement: the row is locked, so of many right guesses at once
   * one redeems the code, and each wrong one is counted (seed A8).
   *
   * @return the account whose code was redeemed; empty for wrong, used, expired, unknown and too
   *     often guessed alike
   */
  public Optional<UUID> redeem(
      String email, String purpose, byte[] hash, int maxAttempts, Instant now) {
    return platform
        .unwrap(Session.class)
        .createNativeQuery(
            """
            with live as (
              select c.id, c.code_hash = :hash as hit
                from platform.one_time_code c
                join platform.account a on a.id = c.account_id
               where a.email = :email and c.purpose = :purpose and c.redeemed_at is null
                 and c.expires_at > :now and c.attempts < :max
                 for update of c)
            update platform.one_time_code c
               set attempts = c.attempts + case when live.hit then 0 else 1 end,
                   redeemed_at = case when live.hit then cast(:now as timestamptz) end
              from live
             where c.id = live.id
            returning c.account_id, live.hit
            """,
            Tuple.class)
        .setParameter("hash", hash)
        .setParameter("email", email)
        .setParameter("purpose", purpose)
        .setParameter("now", now)
        .setParameter("max", maxAttempts)
        .getResultList()
        .stream()
        .filter(row -> row.get("hit", Boolean.class))
        .map(row -> row.get("account_id", UUID.class))
        .findFirst();
  }

  /** Voids whatever codes of an account are out, of every purpose. */
  public void voidAll(UUID accountId, Instant now) {
    platform
        .createNativeQuery(
            """
            update platform.one_time_code set redeemed_at = :now
             where account_id = :account and redeemed_at is null
            """)
        .setParameter("account", accountId)
        .setParameter("now", now)
        .executeUpdate();
  }

  /**
   * Notes that a code is sent to an address, whether anybody is known by it or not.
   *
   * @return false, and nothing noted, when the last one is younger than the cooldown
   */
  public boolean noteDispatch(byte[] addressHash, String purpose, Instant now, Duration cooldown) {
    return platform
            .createNativeQuery(
                """
                insert into platform.code_dispatch as d (address_hash, purpose, sent_at)
                values (:address, :purpose, :now)
                on conflict (address_hash, purpose) do update set sent_at = excluded.sent_at
                 where d.sent_at <= :before
                """)
            .setParameter("address", addressHash)
            .setParameter("purpose", purpose)
            .setParameter("now", now)
            .setParameter("before", now.minus(cooldown))
            .executeUpdate()
        == 1;
  }
}
