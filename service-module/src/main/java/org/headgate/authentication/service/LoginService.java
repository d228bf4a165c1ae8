package org.headgate.authentication.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.headgate.accounts.persistence.EmailChangeRepository;
import org.headgate.audit.service.AuditActions;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.EmailAddress;
import org.headgate.notifications.service.AccountNotifier;
import org.headgate.notifications.service.NotificationType;
import org.headgate.otp.api.CodePurpose;
import org.headgate.otp.service.CodeService;
import org.headgate.secondfactors.service.MfaResult;
import org.headgate.secondfactors.service.MfaResult.Verified;
import org.headgate.secondfactors.service.MfaService;
import org.headgate.secondfactors.service.MfaToken;
import org.headgate.secondfactors.service.SecondFactorProof;
import org.headgate.sessions.service.ClientDevice;
import org.headgate.sessions.service.OpenedSession;
import org.headgate.sessions.service.SessionService;
import org.headgate.sessions.service.SessionService.LoginStart;

/** The steps of a log-in, each in one short transaction on the platform database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class LoginService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject SessionService sessions;
  @Inject MfaService mfa;
  @Inject CodeService codes;
  @Inject AccountNotifier accountNotifier;
  @Inject AuditTrailService auditTrail;

  /**
   * Continues after a right first factor: starts a session, or requires the second factor.
   *
   * @param amr authentication methods of the first factor (RFC 8176)
   * @return empty when the account has changed since it was authenticated
   */
  public Optional<LoginStep> startSessionOrMfa(
      AccountAtEpoch account, List<String> amr, ClientDevice clientDevice) {
    return sessions
        .startOrRequireMfa(account, amr, clientDevice)
        .map(loginStart -> LoginStep.after(loginStart, () -> requireSecondFactor(account, amr)));
  }

  /**
   * As {@link #startSessionOrMfa}, after a code that was mailed to the account's address.
   *
   * @return empty also when the account has another address by now: the code proves nothing then
   */
  public Optional<LoginStep> startSessionOrMfa(
      AccountAtEpoch account, EmailAddress mailedTo, ClientDevice clientDevice) {
    return new EmailChangeRepository(entityManager)
            .holdAddress(account.id().value(), mailedTo.value())
        ? startSessionOrMfa(account, List.of("otp"), clientDevice)
        : Optional.empty();
  }

  /** Starts a challenge for the second factor. */
  public LoginStep requireSecondFactor(AccountAtEpoch account, List<String> amr) {
    return new LoginStep.SecondFactorRequired(
        mfa.challenge(account, amr), mfa.methods(account.id()));
  }

  /**
   * Redeems a log-in code.
   *
   * @return empty for a wrong, expired, used or unknown code alike; the attempt is counted
   */
  public Optional<LoginStep> redeem(
      EmailAddress address, String digits, ClientDevice clientDevice) {
    Optional<AccountAtEpoch> redeemed = codes.redeem(address, CodePurpose.LOG_IN, digits);
    if (redeemed.isEmpty()) {
      auditTrail.record(
          codes.byOwner(AuditEvent.of(AuditActions.LOG_IN), Optional.empty(), address));
    }
    return redeemed.flatMap(account -> startSessionOrMfa(account, address, clientDevice));
  }

  /**
   * Checks the second factor and starts the session.
   *
   * @return empty for a wrong or used factor, and for a challenge that is unknown or expired,
   *     alike; the attempt is counted
   */
  public Optional<OpenedSession> prove(
      MfaToken token, SecondFactorProof proof, ClientDevice clientDevice) {
    MfaResult result = mfa.verify(token, proof);
    Optional<Verified> proven = result.proven();
    AuditEvent auditEvent = AuditEvent.of(AuditActions.SECOND_PROOF).with("method", proof.method());
    if (result instanceof MfaResult.Repeated repeated) {
      auditTrail.record(auditEvent.withSubject(repeated.accountId()).refused("repeated_code"));
      accountNotifier.enqueue(repeated.accountId(), NotificationType.CODE_REPEATED);
    } else if (result instanceof MfaResult.Wrong wrong) {
      AuditEvent refused = auditEvent.refused("invalid_code");
      auditTrail.record(wrong.accountId().map(refused::withSubject).orElse(refused));
    } else {
      auditTrail.record(
          auditEvent.byOwner(proven.map(both -> both.account().id()), "invalid_code"));
    }
    if (proof instanceof SecondFactorProof.Recovery) {
      proven.ifPresent(
          used ->
              accountNotifier.enqueue(used.account().id(), NotificationType.RECOVERY_CODE_USED));
    }
    return proven.flatMap(both -> sessions.start(both.account(), both.amr(), clientDevice));
  }

  /** The next step of a log-in after a right first factor. */
  public sealed interface LoginStep {

    /**
     * @param secondFactorStep makes the step of an account that needs a second factor
     */
    static LoginStep after(LoginStart loginStart, Supplier<LoginStep> secondFactorStep) {
      return loginStart.session().<LoginStep>map(Done::new).orElseGet(secondFactorStep);
    }

    /** The log-in is complete. */
    record Done(OpenedSession session) implements LoginStep {}

    /**
     * A second factor is needed.
     *
     * @param methods the second factors of the account
     */
    record SecondFactorRequired(MfaToken token, List<String> methods) implements LoginStep {}
  }
}
