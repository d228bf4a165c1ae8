package org.headgate.sessions.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.audit.service.AuditActions;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.SessionId;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.service.KeyRing;
import org.headgate.config.settings.AccountSettings;
import org.headgate.events.persistence.OutgoingEvent;
import org.headgate.notifications.service.AccountNotifier;
import org.headgate.notifications.service.NotificationType;
import org.headgate.notifications.service.NotificationType.Detail;
import org.headgate.ratelimit.service.ClientContext;
import org.headgate.sessions.persistence.LoginContext;
import org.headgate.sessions.persistence.SessionEntity;
import org.headgate.sessions.persistence.SessionRepository;
import org.headgate.sessions.persistence.SessionStartQueries;
import org.headgate.sessions.persistence.SessionStartResult;

/** Starts, reads and ends sessions, each in one short transaction on the platform database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class SessionService {

  private static final String LOGOUT = "logout";

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject AccountRevocationService revocation;
  @Inject ClientContext clientContext;
  @Inject AccountNotifier accountNotifier;
  @Inject KeyRing keys;
  @Inject IdGenerator idGenerator;
  @Inject Clock clock;
  @Inject AccountSettings settings;
  @Inject AuditTrailService auditTrail;
  @Inject SessionEvents sessionEvents;

  /**
   * Starts a session without a second factor.
   *
   * @param amr the caller's authentication methods (RFC 8176)
   * @return empty when the account has changed since it was authenticated
   */
  public Optional<OpenedSession> start(
      AccountAtEpoch account, List<String> amr, ClientDevice clientDevice) {
    return startOrRequireMfa(next(), account, amr, clientDevice, true).flatMap(LoginStart::session);
  }

  /**
   * Starts a session, unless the account needs a second factor.
   *
   * @param amr the caller's authentication methods (RFC 8176)
   * @return empty when the account has changed since it was authenticated
   */
  public Optional<LoginStart> startOrRequireMfa(
      AccountAtEpoch account, List<String> amr, ClientDevice clientDevice) {
    return startOrRequireMfa(next(), account, amr, clientDevice, false);
  }

  /**
   * As {@link #startOrRequireMfa}, for a known device: no notice is sent, so one statement, outside
   * of any transaction, is enough. It is idempotent.
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<LoginStart> startWithoutTransaction(
      SessionId id, AccountAtEpoch account, List<String> amr, ClientDevice clientDevice) {
    return startOrRequireMfa(id, account, amr, clientDevice, false);
  }

  private SessionId next() {
    return new SessionId(idGenerator.next());
  }

  private Optional<LoginStart> startOrRequireMfa(
      SessionId id,
      AccountAtEpoch account,
      List<String> amr,
      ClientDevice clientDevice,
      boolean proven) {
    Instant now = clock.instant();
    RefreshToken first = new RefreshToken(id, 0);
    SessionEntity session =
        new SessionEntity(
            id.value(),
            account.id().value(),
            first.hash(keys),
            amr,
            now,
            now.plus(settings.sessions().idle()),
            clientDevice.userAgent(),
            clientDevice.address());
    AuditEvent auditEvent =
        AuditEvent.of(AuditActions.LOG_IN)
            .withActor(account.id())
            .withSubject(account.id())
            .with("session", id.toString())
            .with("amr", String.join(" ", amr));
    LoginContext loginContext =
        new LoginContext(account, proven, clientContext.isKnownDeviceOf(account));
    Optional<OutgoingEvent> event = sessionEvents.started(session);
    Optional<SessionStartResult> started =
        auditTrail.recordWithStatement(
            auditEvent, row -> starts().start(session, loginContext, row, event));
    if (event.isPresent()) {
      sessionEvents.startedIsWritten();
    }
    return started.map(
        sessionStartResult ->
            loginStart(sessionStartResult, account, session, first, clientDevice));
  }

  private LoginStart loginStart(
      SessionStartResult sessionStartResult,
      AccountAtEpoch account,
      SessionEntity session,
      RefreshToken first,
      ClientDevice clientDevice) {
    if (sessionStartResult.needsSecondFactor()) {
      return new LoginStart(Optional.empty());
    }
    if (sessionStartResult.isNewDevice()) {
      notifyNewDevice(account.id(), clientDevice);
    }
    return new LoginStart(
        Optional.of(
            OpenedSession.of(
                session,
                account,
                sessionStartResult.email(),
                sessionStartResult.roles(),
                sessionStartResult.claims(),
                first,
                settings.sessions().remaining(session.createdAt(), session.createdAt()))));
  }

  private void notifyNewDevice(UserId accountId, ClientDevice clientDevice) {
    Map<Detail, String> facts = new EnumMap<>(Detail.class);
    clientDevice.userAgent().ifPresent(agent -> facts.put(Detail.DEVICE, agent));
    clientDevice.address().ifPresent(address -> facts.put(Detail.NETWORK, address));
    accountNotifier.enqueue(accountId, NotificationType.NEW_DEVICE, facts);
  }

  /** The open sessions, newest first; one round trip, outside of any transaction. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public List<SessionEntity> openOf(UserId accountId, Optional<UUID> after, int max) {
    return sessions().findOpenByAccount(accountId.value(), clock.instant(), after, max);
  }

  /** The time of a session's log-in; one round trip, outside of any transaction. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<Instant> begunAt(SessionId sessionId) {
    return sessions().find(sessionId.value()).map(SessionEntity::createdAt);
  }

  /**
   * @param reason who ends it
   * @return whether it was open and belonged to the account
   */
  public boolean endOwn(UserId accountId, SessionId sessionId, String reason) {
    boolean ended =
        sessions().endOwn(accountId.value(), sessionId.value(), reason, clock.instant());
    if (ended) {
      auditTrail.record(
          AuditEvent.of(AuditActions.END_SESSION)
              .withSubject(accountId)
              .with("session", sessionId.toString()));
      sessionEvents.ended(accountId, sessionId, reason);
    }
    return ended;
  }

  /** Ends every session of an account, and voids every log-in that is not complete. */
  public void endAll(UserId accountId, String reason) {
    int ended = revocation.revoke(accountId, reason);
    auditTrail.record(
        AuditEvent.of(AuditActions.END_SESSIONS)
            .withSubject(accountId)
            .with("why", reason)
            .with("sessions", String.valueOf(ended)));
  }

  /** Ends the session of a token at its owner's request; one that has ended is ignored. */
  public void logOut(SessionId sessionId) {
    if (!sessions().end(sessionId.value(), LOGOUT, clock.instant())) {
      return;
    }
    sessions()
        .find(sessionId.value())
        .map(found -> new UserId(found.accountId()))
        .ifPresent(
            accountId -> {
              auditTrail.record(
                  AuditEvent.of(AuditActions.LOG_OUT)
                      .withActor(accountId)
                      .withSubject(accountId)
                      .with("session", sessionId.toString()));
              sessionEvents.ended(accountId, sessionId, LOGOUT);
            });
  }

  private SessionRepository sessions() {
    return new SessionRepository(entityManager);
  }

  private SessionStartQueries starts() {
    return new SessionStartQueries(entityManager);
  }

  /**
   * The outcome of a right first factor.
   *
   * @param session empty when a second factor is needed
   */
  public record LoginStart(Optional<OpenedSession> session) {}
}
