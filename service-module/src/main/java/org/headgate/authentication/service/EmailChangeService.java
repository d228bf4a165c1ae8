package org.headgate.authentication.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.headgate.accounts.persistence.AccountContact;
import org.headgate.accounts.persistence.AccountContactRepository;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.accounts.persistence.EmailChangeRepository;
import org.headgate.audit.service.AuditActions;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;
import org.headgate.notifications.service.AccountNotifier;
import org.headgate.notifications.service.NotificationType;
import org.headgate.notifications.service.NotificationType.Detail;
import org.headgate.otp.api.CodePurpose;
import org.headgate.otp.persistence.OneTimeCodeRepository;
import org.headgate.otp.service.CodeRequestTask;
import org.headgate.otp.service.CodeService;
import org.headgate.otp.service.CodeThrottle.Decision;
import org.headgate.secondfactors.persistence.MfaChallengeRepository;

/** Changes the addresses of accounts, in short transactions on the platform database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class EmailChangeService {

  private static final CodePurpose PURPOSE = CodePurpose.EMAIL_CHANGE;

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject CodeService codes;
  @Inject CodeRequestTask codeRequestTask;
  @Inject AccountNotifier accountNotifier;
  @Inject AuditTrailService auditTrail;
  @Inject Clock clock;

  /**
   * Stores the requested address, which replaces an earlier one, requests a code for it, and
   * notifies the present one. Within the cooldown of the new address no code is requested, so that
   * the last one stays valid.
   *
   * @return when another code may be sent there; empty, and only the request counted, when the
   *     account has changed since it was authenticated
   */
  public Optional<Decision> request(AccountAtEpoch accountAtEpoch, EmailAddress newAddress) {
    Decision decision = codes.requestDispatch(newAddress, PURPOSE);
    if (!changes().put(accountAtEpoch, newAddress.value(), clock.instant())) {
      return Optional.empty();
    }
    auditTrail.record(AuditEvent.of(AuditActions.REQUEST_EMAIL).withSubject(accountAtEpoch.id()));
    if (decision.allowed()) {
      sendCodeAndNotice(accountAtEpoch.id(), newAddress);
    }
    return Optional.of(decision);
  }

  private void sendCodeAndNotice(UserId accountId, EmailAddress newAddress) {
    codeRequestTask.enqueue(accountId, newAddress, PURPOSE);
    accountNotifier.enqueue(
        accountId,
        NotificationType.EMAIL_CHANGE_REQUESTED,
        Map.of(Detail.NEW_ADDRESS, newAddress.masked()));
  }

  /** Redeems the code and changes the address, in one transaction. */
  public EmailChangeResult confirm(UserId accountId, String digits) {
    Optional<EmailAddress> wanted = changes().of(accountId.value()).map(EmailAddress::stored);
    EmailChangeResult result =
        wanted
            .flatMap(
                address ->
                    codes
                        .redeem(accountId, address, PURPOSE, digits)
                        .map(accountAtEpoch -> changeEmail(accountAtEpoch, address)))
            .orElseGet(EmailChangeResult.WrongCode::new);
    AuditEvent auditEvent = AuditEvent.of(AuditActions.CHANGE_EMAIL).withSubject(accountId);
    auditTrail.record(
        result instanceof EmailChangeResult.Changed
            ? auditEvent
            : auditEvent.refused(
                result instanceof EmailChangeResult.Taken ? "address_taken" : "invalid_code"));
    return result;
  }

  /**
   * Changes the address. Codes mailed to the old address are void from now on, and so are log-ins
   * that such a code began.
   */
  private EmailChangeResult changeEmail(AccountAtEpoch accountAtEpoch, EmailAddress newAddress) {
    UserId accountId = accountAtEpoch.id();
    challenges().lockMailed(accountId.value(), clock.instant());
    accounts().lock(accountId.value());
    if (accounts()
        .byId(accountId.value())
        .filter(found -> isUnchanged(found, accountAtEpoch))
        .isEmpty()) {
      return new EmailChangeResult.WrongCode();
    }
    changes().remove(accountId.value());
    if (changes().isTaken(newAddress.value())) {
      return new EmailChangeResult.Taken();
    }
    Optional<AccountContact> previous = contacts().of(accountId.value());
    contacts()
        .idOf(newAddress.value())
        .ifPresent(signUp -> new OneTimeCodeRepository(entityManager).lockAll(Set.of(signUp)));
    changes()
        .removePending(newAddress.value())
        .map(UserId::new)
        .ifPresent(
            signUp -> auditTrail.record(AuditEvent.of(AuditActions.DELETE).withSubject(signUp)));
    if (!changes().changeEmail(accountAtEpoch, newAddress.value(), clock.instant())) {
      return new EmailChangeResult.WrongCode();
    }
    challenges().removeMailed(accountId.value(), clock.instant());
    previous.ifPresent(accountContact -> notifyOldAddress(accountContact, newAddress));
    return new EmailChangeResult.Changed(accounts().byId(accountId.value()).orElseThrow());
  }

  /** Whether the account is active and has not changed since the code was issued. */
  private static boolean isUnchanged(AccountView found, AccountAtEpoch redeemed) {
    return found.active() && found.accountAtEpoch().equals(redeemed);
  }

  /** Notifies the old address, which the account no longer has. */
  private void notifyOldAddress(AccountContact accountContact, EmailAddress newAddress) {
    accountNotifier.enqueue(
        accountContact,
        NotificationType.EMAIL_CHANGED,
        Map.of(Detail.NEW_ADDRESS, newAddress.masked()));
  }

  private AccountRepository accounts() {
    return new AccountRepository(entityManager);
  }

  private EmailChangeRepository changes() {
    return new EmailChangeRepository(entityManager);
  }

  private MfaChallengeRepository challenges() {
    return new MfaChallengeRepository(entityManager);
  }

  private AccountContactRepository contacts() {
    return new AccountContactRepository(entityManager);
  }

  /**
   * The result of confirming a new address; no exception, because a wrong guess must be counted in
   * the transaction.
   */
  public sealed interface EmailChangeResult {

    /** The address was changed. */
    record Changed(AccountView account) implements EmailChangeResult {}

    /** The code was wrong, expired or used, or no change was requested. */
    record WrongCode() implements EmailChangeResult {}

    /** The code was right, but another account has the address by now. */
    record Taken() implements EmailChangeResult {}
  }
}
