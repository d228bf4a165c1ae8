package org.headgate.otp.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.headgate.common.identity.JudgedAccount;
import org.headgate.common.identity.UserId;
import org.headgate.pool.persistence.Platform;
import org.hibernate.Session;

/**
 * The one-time codes of the platform database: one of each purpose for an account, so that a new
 * one takes the place of the earlier one. Each is good in the epoch of its account in which it was
 * issued, and in no later one.
 */
@Dependent
public class OneTimeCodeRepository {

  private final EntityManager platform;

  @Inject
  OneTimeCodeRepository(@Platform EntityManager platform) {
    this.platform = platform;
  }

  public void issue(
      UUID id, UUID accountId, String purpose, byte[] hash, Instant now, Instant expiresAt) {
    platform
        .createNativeQuery(
            """
            insert into platform.one_time_code (id, account_id, purpose, code_hash, created_at, expires_at, epoch)
            select :id, id, :purpose, :hash, :now, :expires, epoch from platform.account where id = :account
            on conflict (account_id, purpose) do update
               set id = excluded.id, code_hash = excluded.code_hash, attempts = 0, device_attempts = 0, redeemed_at = null,
                   created_at = excluded.created_at, expires_at = excluded.expires_at, epoch = excluded.epoch
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
   * one redeems the code, and each wrong one is counted, apart for strangers and for known devices,
   * so that strangers do not spend the owner's guesses.
   *
   * @return wrong for expired, unknown and too often guessed alike
   */
  public Redemption redeem(
      String email,
      String purpose,
      byte[] hash,
      boolean knownDevice,
      int maxAttempts,
      Instant now) {
    return redeem("a.email = :owner", email, purpose, hash, knownDevice, maxAttempts, now);
  }

  /** As {@link #redeem}, of an account, whatever address the code was mailed to. */
  public Redemption findForUpdate(
      UUID account,
      String purpose,
      byte[] hash,
      boolean knownDevice,
      int maxAttempts,
      Instant now) {
    return redeem("a.id = :owner", account, purpose, hash, knownDevice, maxAttempts, now);
  }

  private Redemption redeem(
      String whose,
      Object owner,
      String purpose,
      byte[] hash,
      boolean knownDevice,
      int maxAttempts,
      Instant now) {
    return platform
        .unwrap(Session.class)
        .createNativeQuery(
            """
            with found as (
              select c.id, c.account_id, c.epoch, c.code_hash = :hash as hit, c.redeemed_at is not null as used,
                     c.redeemed_at is null and c.expires_at > :now and c.epoch = a.epoch
                     and case when :known then c.device_attempts else c.attempts end < :max as live
                from platform.one_time_code c
                join platform.account a on a.id = c.account_id
               where %s and c.purpose = :purpose
                 for update of c),
            judged as (
              update platform.one_time_code c
                 set attempts = c.attempts + case when found.hit or :known then 0 else 1 end,
                     device_attempts = c.device_attempts + case when found.hit or not :known then 0 else 1 end,
                     redeemed_at = case when found.hit then cast(:now as timestamptz) end
                from found
               where c.id = found.id and found.live)
            select account_id, epoch, hit, live, used from found
            """
                .formatted(whose),
            Tuple.class)
        .setParameter("hash", hash)
        .setParameter("owner", owner)
        .setParameter("purpose", purpose)
        .setParameter("now", now)
        .setParameter("known", knownDevice)
        .setParameter("max", maxAttempts)
        .getResultList()
        .stream()
        .map(
            row ->
                Redemption.of(
                    new JudgedAccount(
                        new UserId(row.get("account_id", UUID.class)),
                        row.get("epoch", Integer.class)),
                    row.get("hit", Boolean.class),
                    row.get("live", Boolean.class),
                    row.get("used", Boolean.class)))
        .findFirst()
        .orElse(Redemption.WRONG);
  }

  /** The codes of an account that can be redeemed now by anybody. */
  public List<LiveCodeView> live(UUID accountId, int maxAttempts, Instant now) {
    return platform
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select c.purpose, c.created_at, c.expires_at, c.attempts, c.device_attempts
              from platform.one_time_code c
              join platform.account a on a.id = c.account_id and a.epoch = c.epoch
             where c.account_id = :account and c.redeemed_at is null and c.expires_at > :now
               and least(c.attempts, c.device_attempts) < :max
            """,
            Tuple.class)
        .addScalar("purpose", String.class)
        .addScalar("created_at", Instant.class)
        .addScalar("expires_at", Instant.class)
        .addScalar("attempts", Integer.class)
        .addScalar("device_attempts", Integer.class)
        .setParameter("account", accountId)
        .setParameter("now", now)
        .setParameter("max", maxAttempts)
        .getResultList()
        .stream()
        .map(
            row ->
                new LiveCodeView(
                    row.get("purpose", String.class),
                    row.get("created_at", Instant.class),
                    row.get("expires_at", Instant.class),
                    row.get("attempts", Integer.class),
                    row.get("device_attempts", Integer.class)))
        .toList();
  }
}
