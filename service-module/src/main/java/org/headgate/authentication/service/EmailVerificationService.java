package org.headgate.authentication.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.audit.service.AuditActions;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.authentication.service.LoginService.LoginStep;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;
import org.headgate.notifications.service.AccountNotifier;
import org.headgate.notifications.service.NotificationType;
import org.headgate.otp.api.CodePurpose;
import org.headgate.otp.service.CodeService;
import org.headgate.ratelimit.service.CallerNetwork;
import org.headgate.sessions.service.ClientDevice;

/** Verifies addresses of accounts, and records log-ins that fail because one is not verified. */
@Stateless
public class EmailVerificationService {

  /** How long after a sign-up its password may become valid; covers late mails. */
  private static final Duration PASSWORD_LIFETIME = Duration.ofHours(1);

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject CallerNetwork network;
  @Inject AccountNotifier accountNotifier;
  @Inject CodeService codes;
  @Inject LoginService loginService;
  @Inject AuditTrailService auditTrail;
  @Inject Clock clock;

  /**
   * Redeems the code, marks the address as verified and continues as after any first factor, in one
   * transaction.
   *
   * @return empty for a wrong, expired, used or unknown code alike; the attempt is counted
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public Optional<LoginStep> verify(
      EmailAddress address, String digits, ClientDevice clientDevice) {
    Optional<AccountAtEpoch> redeemed = codes.redeem(address, CodePurpose.VERIFY_EMAIL, digits);
    Optional<AccountAtEpoch> verified = redeemed.filter(this::verify);
    if (redeemed.isEmpty() || verified.isPresent()) {
      auditTrail.record(
          codes.byOwner(
              AuditEvent.of(AuditActions.VERIFY_EMAIL), verified.map(AccountAtEpoch::id), address));
    }
    return redeemed.flatMap(
        account -> loginService.startSessionOrMfa(account, address, clientDevice));
  }

  /** False when the address was verified before: the code only logs in then. */
  private boolean verify(AccountAtEpoch account) {
    Instant now = clock.instant();
    Optional<Boolean> hasPassword =
        accounts().verifyEmail(account, network.hash(), now, now.minus(PASSWORD_LIFETIME));
    if (hasPassword.filter(has -> !has).isPresent()) {
      accountNotifier.enqueue(account.id(), NotificationType.PASSWORD_MISSING);
    }
    return hasPassword.isPresent();
  }

  /** Records a log-in with the right password. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void recordUnverifiedLogIn(UserId accountId) {
    auditTrail.record(
        AuditEvent.of(AuditActions.LOG_IN).refused("email_not_verified").withSubject(accountId));
  }

  private AccountRepository accounts() {
    return new AccountRepository(entityManager);
  }
}
