package org.headgate.secondfactors.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.audit.service.AuditActions;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.ReauthenticationRequiredException;
import org.headgate.notifications.service.AccountNotifier;
import org.headgate.notifications.service.NotificationType;
import org.headgate.notifications.service.NotificationType.Detail;
import org.headgate.passwords.service.ReauthenticationFacade;
import org.headgate.ratelimit.service.AttemptState;
import org.headgate.secondfactors.persistence.FactorOwnerRepository;
import org.headgate.secondfactors.service.PasskeyService.RegistrationResult;
import org.headgate.secondfactors.service.TotpService.Confirmation;
import org.headgate.secondfactors.service.TotpService.Removal;
import org.headgate.sessions.service.AccountRevocationService;
import org.headgate.sessions.service.CallerAccount;

/**
 * Changes the second factors of an account, each in one short transaction, and notifies the owner,
 * so that a stolen session cannot change them unnoticed. The owner must not have changed since
 * authentication when a change is written; the removal of a factor raises the epoch, which voids
 * every credential verified before.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class SecondFactorService {

  private static final String REMOVED = "second_factor_removed";

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject TotpService totp;
  @Inject PasskeyService passkeys;
  @Inject SecondFactorThrottle throttle;
  @Inject AccountRevocationService revocation;
  @Inject AccountNotifier accountNotifier;
  @Inject AuditTrailService auditTrail;
  @Inject Clock clock;

  /**
   * Stores a secret until it is confirmed.
   *
   * @return false when the account has a confirmed app
   */
  public boolean beginTotp(CallerAccount owner, TotpSecret secret) {
    lock(owner);
    return totp.begin(owner.accountAtEpoch(), secret);
  }

  /**
   * Activates the app, with new recovery codes, when the code is right. A wrong one is counted:
   * otherwise a session could be used to guess the code of an app that it may not enrol.
   *
   * @throws org.headgate.common.problem.TooManyAttemptsException when no guess is left
   */
  public Confirmation confirmTotp(CallerAccount owner, String code, List<RecoveryCode> codes) {
    UserId accountId = owner.id();
    AttemptState attempts = throttle.openConfirmation(owner.account().email());
    lock(owner);
    Confirmation confirmation = totp.confirm(accountId, code, codes);
    if (confirmation == Confirmation.WRONG_CODE) {
      throttle.recordFailure(attempts);
    }
    if (confirmation == Confirmation.DONE) {
      accountNotifier.enqueue(accountId, NotificationType.TOTP_ENABLED);
      auditTrail.record(AuditEvent.of(AuditActions.ENABLE_TOTP).withSubject(accountId));
    }
    return confirmation;
  }

  /**
   * @return whether there was one, active or pending
   */
  public boolean removeTotp(CallerAccount owner) {
    UserId accountId = owner.id();
    lock(owner);
    Removal removal = totp.remove(accountId);
    if (removal == Removal.IN_FORCE) {
      revocation.revokeOthers(accountId, owner.session(), REMOVED);
      accountNotifier.enqueue(accountId, NotificationType.TOTP_DISABLED);
      auditTrail.record(AuditEvent.of(AuditActions.DISABLE_TOTP).withSubject(accountId));
    }
    return removal != Removal.NONE;
  }

  /** Stores a passkey; recovery codes come with the first second factor. */
  public RegistrationResult addPasskey(
      CallerAccount owner, RegisteredPasskey passkey, String name, List<RecoveryCode> codes) {
    lock(owner);
    RegistrationResult addition = passkeys.add(passkey, name, codes);
    if (addition instanceof RegistrationResult.Added added) {
      accountNotifier.enqueue(
          owner.id(), NotificationType.PASSKEY_ADDED, Map.of(Detail.PASSKEY, name));
      auditTrail.record(
          AuditEvent.of(AuditActions.ADD_PASSKEY)
              .withSubject(owner.id())
              .with("passkey", added.passkey().id().toString()));
    }
    return addition;
  }

  /**
   * @return whether the account has such a passkey
   */
  public boolean renamePasskey(UserId accountId, UUID id, String name) {
    return passkeys.rename(accountId, id, name);
  }

  /**
   * @return whether the account had such a passkey
   */
  public boolean removePasskey(CallerAccount owner, UUID id) {
    UserId accountId = owner.id();
    lock(owner);
    Optional<String> removed = passkeys.remove(accountId, id);
    removed.ifPresent(
        name -> {
          revocation.revokeOthers(accountId, owner.session(), REMOVED);
          accountNotifier.enqueue(
              accountId, NotificationType.PASSKEY_REMOVED, Map.of(Detail.PASSKEY, name));
          auditTrail.record(
              AuditEvent.of(AuditActions.REMOVE_PASSKEY)
                  .withSubject(accountId)
                  .with("passkey", id.toString()));
        });
    return removed.isPresent();
  }

  /**
   * Removes all second factors of an account for an administrator, and ends every session.
   *
   * @return false when there is no such account
   * @throws ReauthenticationRequiredException when it is the administrator's own, and has changed
   *     since authentication
   */
  public boolean removeAll(CallerAccount administrator, UserId accountId) {
    if (!accounts().lock(accountId.value())) {
      return false;
    }
    if (administrator.id().equals(accountId)) {
      lock(administrator);
    }
    boolean hadApp = totp.remove(accountId) == Removal.IN_FORCE;
    int hadPasskeys = passkeys.removeAll(accountId);
    if (hadApp || hadPasskeys > 0) {
      int ended = revocation.revoke(accountId, REMOVED);
      accountNotifier.enqueue(accountId, NotificationType.FACTORS_REMOVED);
      auditTrail.record(
          AuditEvent.of(AuditActions.REMOVE_FACTORS)
              .withSubject(accountId)
              .with("totp", String.valueOf(hadApp))
              .with("passkeys", String.valueOf(hadPasskeys))
              .with("sessions", String.valueOf(ended)));
    }
    return true;
  }

  private void lock(CallerAccount owner) {
    if (!owners().lock(owner.accountAtEpoch(), owner.session(), clock.instant())) {
      throw new ReauthenticationRequiredException(ReauthenticationFacade.MAX_AGE);
    }
  }

  private AccountRepository accounts() {
    return new AccountRepository(entityManager);
  }

  private FactorOwnerRepository owners() {
    return new FactorOwnerRepository(entityManager);
  }
}
