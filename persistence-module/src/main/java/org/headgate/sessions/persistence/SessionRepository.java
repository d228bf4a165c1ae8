package org.headgate.sessions.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.config.settings.SessionSettings;
import org.hibernate.Session;

/**
 * The sessions of the platform database. Whatever may happen only once is one guarded UPDATE, whose
 * row count decides.
 */
public class SessionRepository {

  /** Higher than every id in PostgreSQL's order. */
  private static final UUID LAST = new UUID(-1L, -1L);

  private static final String ROTATE =
      """
      update platform.session s
         set generation = s.generation + 1, token_hash = :next,
             expires_at = least(:expires, s.created_at
                                          + make_interval(secs => cast(:lifetime as float8))),
             rotations = (array_prepend(cast(:now as timestamptz), s.rotations))[1:16],
             last_used_at = :now, user_agent = coalesce(:agent, s.user_agent),
             address = coalesce(:address, s.address)
        from platform.account a
       where s.id = :id and s.generation = :generation and s.token_hash = :presented
         and s.ended_at is null and s.expires_at > :now
         and a.id = s.account_id and a.is_active
      returning a.id, a.epoch, a.email, a.roles, s.amr, s.created_at, %s as claims
      """
          .formatted(TokenClaimsSql.CLAIMS);

  private final EntityManager entityManager;

  public SessionRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  public Optional<SessionEntity> find(UUID id) {
    return Optional.ofNullable(entityManager.find(SessionEntity.class, id));
  }

  /**
   * Moves an open session of an active account to its next generation. Its idle time starts anew,
   * within its lifetime. It is one statement, and needs no transaction.
   *
   * @return what its new tokens contain; empty when this call did not move it: of two at once, one
   *     does
   */
  public Optional<RotatedSession> rotate(
      UUID id,
      int generation,
      byte[] presented,
      byte[] next,
      Instant now,
      SessionSettings times,
      Optional<String> userAgent,
      Optional<String> address) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(ROTATE, Tuple.class)
        .addScalar("id", UUID.class)
        .addScalar("epoch", Integer.class)
        .addScalar("email", String.class)
        .addScalar("roles", String[].class)
        .addScalar("amr", String[].class)
        .addScalar("claims", String.class)
        .addScalar("created_at", Instant.class)
        .setParameter("id", id)
        .setParameter("generation", generation)
        .setParameter("presented", presented)
        .setParameter("next", next)
        .setParameter("now", now)
        .setParameter("expires", now.plus(times.idle()))
        .setParameter(
            "lifetime",
            times.lifetime().map(Duration::toSeconds).map(Long::doubleValue).orElse(null))
        .setParameter("agent", userAgent.orElse(null))
        .setParameter("address", address.orElse(null))
        .getResultList()
        .stream()
        .findFirst()
        .map(SessionRepository::rotated);
  }

  private static RotatedSession rotated(Tuple row) {
    return new RotatedSession(
        row.get("id", UUID.class),
        row.get("epoch", Integer.class),
        row.get("email", String.class),
        List.of(row.get("roles", String[].class)),
        List.of(row.get("amr", String[].class)),
        row.get("claims", String.class),
        row.get("created_at", Instant.class));
  }

  /**
   * The claims of an account's tokens beside those of every token, as a JSON object.
   *
   * @return empty when there is no such account
   */
  public Optional<String> claims(UUID accountId) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            "select " + TokenClaimsSql.CLAIMS + " from platform.account a where a.id = :account",
            String.class)
        .setParameter("account", accountId)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * The open sessions of an account, newest first; ids are ordered by time.
   *
   * @param before the last id of the previous page; empty: from the beginning
   */
  public List<SessionEntity> findOpenByAccount(
      UUID accountId, Instant now, Optional<UUID> before, int limit) {
    return entityManager
        .createQuery(
            """
            select s from Session s
             where s.accountId = :account and s.endedAt is null and s.expiresAt > :now and s.id < :before
             order by s.id desc
            """,
            SessionEntity.class)
        .setParameter("account", accountId)
        .setParameter("now", now)
        .setParameter("before", before.orElse(LAST))
        .setMaxResults(limit)
        .getResultList();
  }

  /**
   * @return whether it was open and belonged to the account
   */
  public boolean endOwn(UUID accountId, UUID id, String reason, Instant now) {
    return entityManager
            .createQuery(
                """
                update Session set endedAt = :now, endReason = :reason
                 where id = :id and accountId = :account and endedAt is null and expiresAt > :now
                """)
            .setParameter("id", id)
            .setParameter("account", accountId)
            .setParameter("reason", reason)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /**
   * @return whether it was open
   */
  public boolean end(UUID id, String reason, Instant now) {
    return entityManager
            .createQuery(
                """
                update Session set endedAt = :now, endReason = :reason
                 where id = :id and endedAt is null and expiresAt > :now
                """)
            .setParameter("id", id)
            .setParameter("reason", reason)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /**
   * Ends all sessions of an account.
   *
   * @return those that were open
   */
  public List<UUID> endAllByAccount(UUID accountId, String reason, Instant now) {
    return endAllBut(accountId, LAST, reason, now);
  }

  /**
   * Ends all sessions of an account except one.
   *
   * @return those that were open
   */
  public List<UUID> endOthersByAccount(
      UUID accountId, UUID sessionToKeep, String reason, Instant now) {
    return endAllBut(accountId, sessionToKeep, reason, now);
  }

  private List<UUID> endAllBut(UUID accountId, UUID sessionToKeep, String reason, Instant now) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            with ended as (
              update platform.session set ended_at = :now, end_reason = :reason
               where account_id = :account and id <> :kept and ended_at is null
              returning id, expires_at)
            select id from ended where expires_at > :now order by id
            """,
            UUID.class)
        .setParameter("account", accountId)
        .setParameter("kept", sessionToKeep)
        .setParameter("reason", reason)
        .setParameter("now", now)
        .getResultList();
  }
}
