package org.headgate.ownaccount.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.headgate.accounts.persistence.AccountContact;
import org.headgate.accounts.persistence.AccountContactRepository;
import org.headgate.accounts.persistence.AccountDeletionRepository;
import org.headgate.audit.service.AuditActions;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;
import org.headgate.mail.service.MailQueue;
import org.headgate.notifications.service.AccountNotifier;
import org.headgate.notifications.service.NotificationType;
import org.headgate.otp.service.CodeRequestTask;
import org.headgate.sessions.service.AccountRevocationService;

/** Deletes accounts, each in one short transaction on the platform database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class AccountDeletionService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject AccountRevocationService revocation;
  @Inject CodeRequestTask codeRequestTask;
  @Inject MailQueue mailQueue;
  @Inject AccountNotifier accountNotifier;
  @Inject AuditTrailService auditTrail;
  @Inject PersonalDataErasureTask personalDataErasureTask;
  @Inject Clock clock;

  /**
   * Disables the account and frees its address, ends every session, cancels unsent mails, and
   * orders the erasure of all other data. A last mail confirms it.
   *
   * @return false, and nothing changed, when the account has changed since it was authenticated
   */
  public boolean delete(AccountAtEpoch accountAtEpoch) {
    UserId account = accountAtEpoch.id();
    Optional<AccountContact> contact = contacts().of(account.value());
    if (!deletions().anonymize(accountAtEpoch, clock.instant())) {
      return false;
    }
    erase(account, contact, NotificationType.ACCOUNT_DELETED);
    return true;
  }

  /**
   * As {@link #delete}, for an administrator: in any state of the account.
   *
   * @return false, and nothing changed, when it was deleted before
   */
  public boolean deleteForAdministrator(UserId account) {
    Optional<AccountContact> contact = contacts().of(account.value());
    if (!deletions().anonymize(account.value(), clock.instant())) {
      return false;
    }
    erase(account, contact, NotificationType.ACCOUNT_DELETED_BY_ADMINISTRATOR);
    return true;
  }

  private void erase(UserId account, Optional<AccountContact> contact, NotificationType farewell) {
    revocation.endAll(account, "account_deleted");
    contact.ifPresent(known -> queueFarewellMail(known, farewell));
    personalDataErasureTask.enqueue(account);
    auditTrail.record(AuditEvent.of(AuditActions.DELETE).withSubject(account));
  }

  private void queueFarewellMail(AccountContact accountContact, NotificationType farewell) {
    EmailAddress address = EmailAddress.stored(accountContact.email());
    codeRequestTask.forget(address);
    mailQueue.cancelPending(address);
    accountNotifier.enqueue(accountContact, farewell, Map.of());
  }

  private AccountDeletionRepository deletions() {
    return new AccountDeletionRepository(entityManager);
  }

  private AccountContactRepository contacts() {
    return new AccountContactRepository(entityManager);
  }
}
