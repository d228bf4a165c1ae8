package org.headgate.sessions.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.audit.service.AuditActions;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.KeyRing;
import org.headgate.config.settings.AccountSettings;
import org.headgate.sessions.persistence.SessionEntity;
import org.headgate.sessions.persistence.SessionRepository;

/**
 * Refreshes sessions by refresh tokens, each of which is used once. The reuse of an old token
 * indicates theft, and ends its session.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class SessionRefreshService {

  private static final String REUSED = "refresh_token_reused";

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject KeyRing keys;
  @Inject Clock clock;
  @Inject AccountSettings settings;
  @Inject AuditTrailService auditTrail;
  @Inject SessionEvents sessionEvents;

  /**
   * Rotates a refresh token. A token that was rotated within the grace period returns the same
   * successor again, for two tabs that refresh at once; an older one ends the session. That must be
   * committed, so the outcome is a result and no exception.
   */
  public RefreshResult refresh(RefreshToken token, ClientDevice clientDevice) {
    Instant now = clock.instant();
    RefreshToken next = token.successor();
    boolean rotated =
        sessions()
            .rotate(
                token.session().value(),
                token.generation(),
                token.hash(keys),
                next.hash(keys),
                now,
                settings.sessions(),
                clientDevice.userAgent(),
                clientDevice.address());
    Optional<AccountView> account =
        new AccountRepository(entityManager)
            .byOpenSession(token.session().value(), now)
            .filter(AccountView::active);
    Optional<SessionEntity> session =
        account.flatMap(found -> sessions().find(token.session().value()));
    if (session.isEmpty()) {
      return new RefreshResult.Refused();
    }
    if (rotated || isInGrace(session.get(), token, now)) {
      AccountView owner = account.get();
      return new RefreshResult.Refreshed(
          OpenedSession.of(
              session.get(),
              owner.accountAtEpoch(),
              owner.email(),
              owner.roles(),
              next,
              settings.sessions().remaining(session.get().createdAt(), now)));
    }
    sessions().end(token.session().value(), REUSED, now);
    auditTrail.record(
        AuditEvent.of(AuditActions.REFRESH_REUSED)
            .withSubject(new UserId(account.get().id()))
            .refused("session_ended")
            .with("session", token.session().toString()));
    sessionEvents.ended(new UserId(account.get().id()), token.session(), REUSED);
    return new RefreshResult.Reused();
  }

  private boolean isInGrace(SessionEntity session, RefreshToken token, Instant now) {
    int rotationsSince = session.generation() - token.generation();
    return rotationsSince >= 1
        && rotationsSince <= session.rotations().size()
        && !session
            .rotations()
            .get(rotationsSince - 1)
            .plus(AccountSettings.ROTATION_GRACE)
            .isBefore(now);
  }

  private SessionRepository sessions() {
    return new SessionRepository(entityManager);
  }

  /** The outcome of using a refresh token. */
  public sealed interface RefreshResult {

    /** The session continues. */
    record Refreshed(OpenedSession session) implements RefreshResult {}

    /** The token was used before the grace period: the session was ended. */
    record Reused() implements RefreshResult {}

    /** The session no longer exists, or its account is inactive. */
    record Refused() implements RefreshResult {}
  }
}
