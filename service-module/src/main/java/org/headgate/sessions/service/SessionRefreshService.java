package org.headgate.sessions.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.audit.service.AuditActions;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.common.identity.SessionId;
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
   * Rotates a refresh token. It is one statement that commits by itself, because a transaction
   * would add a round trip to each refresh.
   *
   * @return empty when the token is not the one of the session's present generation
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<OpenedSession> rotate(RefreshToken token, ClientDevice clientDevice) {
    Instant now = clock.instant();
    RefreshToken next = token.successor();
    return sessions()
        .rotate(
            token.session().value(),
            token.generation(),
            token.hash(keys),
            next.hash(keys),
            now,
            settings.sessions(),
            clientDevice.userAgent(),
            clientDevice.address())
        .map(
            rotated ->
                OpenedSession.of(
                    rotated, next, settings.sessions().remaining(rotated.createdAt(), now)));
  }

  /**
   * Decides about a token that was not rotated. One that was rotated within the grace period
   * returns the same successor again, for two tabs that refresh at once; an older one ends the
   * session. That must be committed, so the outcome is a result and no exception.
   */
  public RefreshResult decide(RefreshToken token) {
    Instant now = clock.instant();
    Optional<AccountView> account =
        new AccountRepository(entityManager)
            .byOpenSession(token.session().value(), now)
            .filter(AccountView::active);
    Optional<SessionEntity> session =
        account.flatMap(found -> sessions().find(token.session().value()));
    if (session.isEmpty() || isPresent(session.get(), token)) {
      return new RefreshResult.Refused();
    }
    AccountView owner = account.get();
    if (!isInGrace(session.get(), token, now)) {
      return endReused(new UserId(owner.id()), token.session(), now);
    }
    if (!session.get().isOpen(now)) {
      return new RefreshResult.Refused();
    }
    return new RefreshResult.Refreshed(
        OpenedSession.of(
            session.get(),
            owner.accountAtEpoch(),
            owner.email(),
            owner.roles(),
            sessions().claims(owner.id()).orElseThrow(),
            token.successor(),
            settings.sessions().remaining(session.get().createdAt(), now)));
  }

  /** Ends the session once, however many old tokens arrive; each of them gets the reason. */
  private RefreshResult endReused(UserId accountId, SessionId sessionId, Instant now) {
    if (sessions().end(sessionId.value(), REUSED, now)) {
      auditTrail.record(
          AuditEvent.of(AuditActions.REFRESH_REUSED)
              .withSubject(accountId)
              .refused("session_ended")
              .with("session", sessionId.toString()));
      sessionEvents.ended(accountId, sessionId, REUSED);
    }
    return new RefreshResult.Reused();
  }

  /** Such a token was never used: it could not be rotated while its account was inactive. */
  private boolean isPresent(SessionEntity session, RefreshToken token) {
    return session.generation() == token.generation()
        && MessageDigest.isEqual(session.tokenHash(), token.hash(keys));
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
