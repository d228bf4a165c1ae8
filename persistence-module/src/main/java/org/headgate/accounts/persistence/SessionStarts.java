package org.headgate.accounts.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.headgate.audit.persistence.AuditRow;
import org.headgate.audit.persistence.AuditRows;
import org.headgate.pool.persistence.Platform;
import org.hibernate.Session;

/**
 * Begins sessions. A log-in is what a product does most while everybody comes at once, so all of it
 * is one round trip: the account is judged once more, the session begun, and the audit entry
 * written.
 */
@Dependent
public class SessionStarts {

  private static final String START =
      """
      with entrant as (
        select a.id, a.email, a.roles, a.last_login_at,
               not ? and %s as halfway
          from platform.account a where a.id = ? and a.is_active for no key update),
      seen as (
        update platform.account u set last_login_at = ? from entrant e where u.id = e.id and not e.halfway),
      told as (
        %s select %s from entrant where not halfway),
      begun as (
        insert into platform.session
               (id, account_id, token_hash, amr, created_at, last_used_at, expires_at, user_agent, address)
        select ?, id, ?, ?, ?, ?, ?, ?, ? from entrant where not halfway)
      select email, roles, last_login_at, halfway from entrant
      """
          .formatted(SecondProof.ASKED_FOR, AuditRows.INTO, AuditRows.VALUES);

  private static final int FIRST_OF_AUDIT = 4;
  private static final int FIRST_OF_SESSION = 16;

  private final EntityManager platform;

  @Inject
  SessionStarts(@Platform EntityManager platform) {
    this.platform = platform;
  }

  /**
   * Begins a session, unless a second proof is asked for.
   *
   * @param proven whether the caller needs no second proof: it gave one, or one that counts for two
   * @param told is written only together with the session
   * @return empty for an account that is not active
   */
  public Optional<Entrant> start(SessionEntity session, boolean proven, AuditRow told) {
    return platform
        .unwrap(Session.class)
        .doReturningWork(connection -> start(connection, session, proven, told));
  }

  private static Optional<Entrant> start(
      Connection connection, SessionEntity session, boolean proven, AuditRow told)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(START)) {
      OffsetDateTime now = session.createdAt().atOffset(ZoneOffset.UTC);
      statement.setBoolean(1, proven);
      statement.setObject(2, session.accountId());
      statement.setObject(3, now);
      AuditRows.bind(statement, FIRST_OF_AUDIT, told);
      int place = FIRST_OF_SESSION;
      statement.setObject(place++, session.id());
      statement.setBytes(place++, session.tokenHash());
      statement.setArray(place++, connection.createArrayOf("text", session.amr().toArray()));
      statement.setObject(place++, now);
      statement.setObject(place++, now);
      statement.setObject(place++, session.expiresAt().atOffset(ZoneOffset.UTC));
      statement.setString(place++, session.userAgent().orElse(null));
      statement.setString(place, session.address().orElse(null));
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(entrant(rows)) : Optional.empty();
      }
    }
  }

  private static Entrant entrant(ResultSet row) throws SQLException {
    return new Entrant(
        row.getString("email"),
        List.of((String[]) row.getArray("roles").getArray()),
        Optional.ofNullable(row.getObject("last_login_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        row.getBoolean("halfway"));
  }
}
