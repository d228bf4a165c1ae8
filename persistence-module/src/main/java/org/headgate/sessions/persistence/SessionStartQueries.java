package org.headgate.sessions.persistence;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.headgate.audit.persistence.AuditEntryEntity;
import org.headgate.audit.persistence.AuditEntrySql;
import org.headgate.events.persistence.EventSql;
import org.headgate.events.persistence.OutgoingEvent;
import org.headgate.pool.persistence.sources.StatementSources;
import org.hibernate.Session;

/**
 * Starts sessions. Log-ins come in bursts, so all of it is one round trip: check the account again,
 * insert the session, write the audit entry. The account's row is locked first: whoever ends its
 * sessions meanwhile either finds the new one too, or has raised the epoch, and none is started.
 */
public class SessionStartQueries {

  private static final int MAX_NOTIFICATIONS_PER_DAY = 10;

  private static final String WRITE =
      """
      with candidate as (
        select a.id, a.email, a.roles, %5$s as claims, not ? and %1$s as needs_factor,
               not ? and a.last_login_at is not null
                 and coalesce(a.device_notices[%2$s] <= ?, true) as is_new_device
          from platform.account a where a.id = ? and a.epoch = ? and a.is_active for no key update),
      seen as (
        update platform.account u
           set last_login_at = ?,
               device_notices = case when c.is_new_device then (array_prepend(?, u.device_notices))[1:%2$s]
                                     else u.device_notices end
          from candidate c where u.id = c.id and not c.needs_factor),
      begun as (
        insert into platform.session
               (id, account_id, token_hash, amr, created_at, last_used_at, expires_at, user_agent, address)
        select ?, id, ?, ?, ?, ?, ?, ?, ? from candidate where not needs_factor
        on conflict (id) do nothing returning id),
      told as (
        %3$s select %4$s from begun)
      """
          .formatted(
              SecondFactorSql.ASKED_FOR,
              MAX_NOTIFICATIONS_PER_DAY,
              AuditEntrySql.INTO,
              AuditEntrySql.VALUES,
              TokenClaimsSql.CLAIMS);

  private static final String RESULT =
      "select email, roles, claims, needs_factor, is_new_device from candidate";

  private static final String START = WRITE + RESULT;

  /** The same statement, with an event for other systems. */
  private static final String START_WITH_EVENT =
      WRITE + ", sent as (" + EventSql.INTO + ", begun" + EventSql.WANTED + ") " + RESULT;

  private static final int FIRST_OF_SESSION = 8;
  private static final int FIRST_OF_AUDIT = 16;
  private static final int FIRST_OF_EVENT = 28;

  private final EntityManager entityManager;

  public SessionStartQueries(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Starts a session, unless a second factor is needed; repeating the call for the same session
   * writes nothing. The owner is notified of a new device, except at the first log-in and at most
   * 10 times a day: a client that never sends its device mark would flood the mailbox.
   *
   * @param auditEntry is written only together with the session
   * @param event is written only together with the session; empty where no endpoint subscribes to
   *     it
   * @return empty for an account that is not active, or has changed since it was authenticated
   */
  public Optional<SessionStartResult> start(
      SessionEntity session,
      LoginContext loginContext,
      AuditEntryEntity auditEntry,
      Optional<OutgoingEvent> event) {
    return entityManager
        .unwrap(Session.class)
        .doReturningWork(connection -> start(connection, session, loginContext, auditEntry, event));
  }

  private static Optional<SessionStartResult> start(
      Connection connection,
      SessionEntity session,
      LoginContext loginContext,
      AuditEntryEntity auditEntry,
      Optional<OutgoingEvent> event)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            StatementSources.registered(event.isPresent() ? START_WITH_EVENT : START))) {
      OffsetDateTime now = session.createdAt().atOffset(ZoneOffset.UTC);
      statement.setBoolean(1, loginContext.proven());
      statement.setBoolean(2, loginContext.known());
      statement.setObject(3, now.minusDays(1));
      statement.setObject(4, session.accountId());
      statement.setInt(5, loginContext.account().epoch());
      statement.setObject(6, now);
      statement.setObject(7, now);
      int index = FIRST_OF_SESSION;
      statement.setObject(index++, session.id());
      statement.setBytes(index++, session.tokenHash());
      statement.setArray(index++, connection.createArrayOf("text", session.amr().toArray()));
      statement.setObject(index++, now);
      statement.setObject(index++, now);
      statement.setObject(index++, session.expiresAt().atOffset(ZoneOffset.UTC));
      statement.setString(index++, session.userAgent().orElse(null));
      statement.setString(index, session.address().orElse(null));
      AuditEntrySql.bind(statement, FIRST_OF_AUDIT, auditEntry);
      if (event.isPresent()) {
        EventSql.bind(statement, FIRST_OF_EVENT, event.get());
      }
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(result(rows)) : Optional.empty();
      }
    }
  }

  private static SessionStartResult result(ResultSet row) throws SQLException {
    return new SessionStartResult(
        row.getString("email"),
        List.of((String[]) row.getArray("roles").getArray()),
        row.getString("claims"),
        row.getBoolean("needs_factor"),
        row.getBoolean("is_new_device"));
  }
}
