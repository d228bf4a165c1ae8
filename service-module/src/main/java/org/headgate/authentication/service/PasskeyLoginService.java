package org.headgate.authentication.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.headgate.audit.service.AuditActions;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.common.identity.UserId;
import org.headgate.ratelimit.service.AttemptService;
import org.headgate.ratelimit.service.NetworkLimit;
import org.headgate.secondfactors.service.PasskeyService;
import org.headgate.secondfactors.service.VerifiedPasskey;
import org.headgate.sessions.service.ClientDevice;
import org.headgate.sessions.service.OpenedSession;
import org.headgate.sessions.service.SessionService;

/** Log-ins with a passkey alone, each in one short transaction on the platform database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class PasskeyLoginService {

  @Inject PasskeyService passkeys;
  @Inject SessionService sessions;
  @Inject AttemptService attemptService;
  @Inject AuditTrailService auditTrail;

  /** When the caller's network may try again; empty when it may now. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<Instant> networkFreeAt() {
    return attemptService.networkAllowedAt(NetworkLimit.FAILURE);
  }

  /**
   * Starts a session for a verified passkey.
   *
   * @param verified empty when it was not verified
   * @param accountId the account of the named passkey; empty for an unknown one
   * @param isStranger whether a failure is counted for the caller's network
   * @return empty, and the failure is counted, when it was not verified, answered before, or the
   *     account has changed since it was authenticated
   */
  public Optional<OpenedSession> logIn(
      Optional<VerifiedPasskey> verified,
      Optional<UserId> accountId,
      boolean isStranger,
      ClientDevice clientDevice) {
    Optional<OpenedSession> session =
        verified
            .filter(passkeys::redeem)
            .flatMap(
                passkey ->
                    sessions.start(
                        passkey.account(), List.of(passkey.amr(), "user", "mfa"), clientDevice));
    if (session.isEmpty()) {
      if (isStranger) {
        attemptService.charge(NetworkLimit.FAILURE);
      }
      AuditEvent refused = AuditEvent.of(AuditActions.LOG_IN).refused("invalid_passkey");
      auditTrail.record(accountId.map(refused::withSubject).orElse(refused));
    }
    return session;
  }
}
