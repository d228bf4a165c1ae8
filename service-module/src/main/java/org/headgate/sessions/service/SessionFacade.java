package org.headgate.sessions.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.SessionId;
import org.headgate.common.identity.UserId;
import org.headgate.common.paging.Cursor;
import org.headgate.common.paging.Page;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.sessions.api.SessionSummary;
import org.headgate.sessions.persistence.SessionEntity;

/** Lists and ends sessions, for their owner or an administrator. */
@ApplicationScoped
public class SessionFacade {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);
  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject SessionService sessions;
  @Inject DatabaseGuard guard;

  /**
   * @param current the session that asks; empty for a personal access token
   * @param after the last one of the previous page; empty: from the newest on
   */
  public Page<SessionSummary> list(
      UserId accountId, Optional<SessionId> current, Optional<UUID> after, int limit) {
    List<SessionSummary> found =
        guard.call(READ, () -> sessions.openOf(accountId, after, limit + 1)).stream()
            .map(session -> summary(session, current))
            .toList();
    return Page.of(found, limit, session -> Cursor.of(session.id()));
  }

  /**
   * Ends a session for its owner.
   *
   * @throws ResourceNotFoundException when it is not open, or another account's
   */
  public void end(UserId accountId, SessionId sessionId) {
    end(accountId, sessionId, "ended_by_owner");
  }

  /**
   * Ends a session for an administrator.
   *
   * @throws ResourceNotFoundException when it is not open, or another account's
   */
  public void endForAdministrator(UserId accountId, SessionId sessionId) {
    end(accountId, sessionId, "ended_by_administrator");
  }

  private void end(UserId accountId, SessionId sessionId, String reason) {
    if (!guard.call(WRITE, () -> sessions.endOwn(accountId, sessionId, reason))) {
      throw ResourceNotFoundException.session(sessionId);
    }
  }

  /** Ends all sessions of the account. */
  public void endAll(UserId accountId) {
    guard.run(WRITE, () -> sessions.endAll(accountId, "logout_all"));
  }

  private static SessionSummary summary(SessionEntity session, Optional<SessionId> current) {
    SessionId id = new SessionId(session.id());
    return new SessionSummary(
        id,
        current.filter(id::equals).isPresent(),
        session.createdAt(),
        session.lastUsedAt(),
        session.expiresAt(),
        session.amr(),
        session.userAgent(),
        session.address());
  }
}
