package org.headgate.passwords.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import org.headgate.accounts.persistence.AccountCredentials;
import org.headgate.accounts.persistence.PasswordRepository;
import org.headgate.audit.service.AuditActions;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.SessionId;
import org.headgate.common.identity.UserId;
import org.headgate.notifications.service.AccountNotifier;
import org.headgate.notifications.service.NotificationType;
import org.headgate.otp.api.CodePurpose;
import org.headgate.otp.service.CodeService;
import org.headgate.sessions.service.AccountRevocationService;

/** Replaces passwords, each in one short transaction on the platform database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class PasswordService {

  private static final CodePurpose PURPOSE = CodePurpose.RESET_PASSWORD;

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject AccountRevocationService revocation;
  @Inject CodeService codes;
  @Inject AccountNotifier accountNotifier;
  @Inject Clock clock;
  @Inject AuditTrailService auditTrail;

  /**
   * Redeems the code, replaces the password and ends every session. It also verifies the address,
   * since the code was mailed there; password and codes of an unverified sign-up, which somebody
   * else may have made, are void.
   *
   * @return false for a wrong, expired, used or unknown code alike; the attempt is counted
   */
  public boolean reset(EmailAddress address, String digits, String hash) {
    Optional<AccountAtEpoch> redeemed = codes.redeem(address, PURPOSE, digits);
    Optional<Boolean> verified =
        redeemed.flatMap(
            account -> passwords().reset(account, address.value(), hash, clock.instant()));
    Optional<UserId> accountId =
        verified.flatMap(done -> redeemed).map(AccountAtEpoch::id).map(this::endAll);
    AuditEvent reset =
        codes.byOwner(AuditEvent.of(AuditActions.RESET_PASSWORD), accountId, address);
    auditTrail.record(
        verified.filter(first -> first).map(first -> reset.with("verified", "true")).orElse(reset));
    return accountId.isPresent();
  }

  private UserId endAll(UserId accountId) {
    revocation.endAll(accountId, "password_reset");
    accountNotifier.enqueue(accountId, NotificationType.PASSWORD_RESET);
    return accountId;
  }

  /** One round trip, outside of any transaction. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<EmailAddress> address(UserId accountId) {
    return passwords().address(accountId.value()).map(EmailAddress::stored);
  }

  /** Stores another hash of the same password, unless the password was replaced meanwhile. */
  public void rehash(AccountCredentials verified, String hash) {
    passwords().rehash(verified.id(), verified.passwordHash(), hash);
  }

  /**
   * Replaces the caller's password if it is still the one that was checked, and ends every other
   * session.
   *
   * @return false, and nothing changed, when the account has changed since it was authenticated
   */
  public boolean change(AccountAtEpoch accountAtEpoch, SessionId sessionToKeep, String hash) {
    UserId accountId = accountAtEpoch.id();
    if (!passwords().replace(accountAtEpoch, hash)) {
      return false;
    }
    revocation.endOthers(accountId, sessionToKeep, "password_changed");
    accountNotifier.enqueue(accountId, NotificationType.PASSWORD_CHANGED);
    auditTrail.record(AuditEvent.of(AuditActions.CHANGE_PASSWORD).withSubject(accountId));
    return true;
  }

  private PasswordRepository passwords() {
    return new PasswordRepository(entityManager);
  }
}
