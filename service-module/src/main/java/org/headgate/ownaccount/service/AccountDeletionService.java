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
import java.util.Set;
import java.util.UUID;
import org.headgate.accounts.persistence.AccountContact;
import org.headgate.accounts.persistence.AccountContactRepository;
import org.headgate.accounts.persistence.AccountDeletionRepository;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.accounts.service.AccountMapper;
import org.headgate.audit.service.AuditActions;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.Precondition;
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
   * enqueues the erasure of all other data. A last mail confirms it. The account is locked before
   * its address is read, because the owner may be changing it.
   *
   * @return false, and nothing changed, when the account has changed since it was authenticated
   * @throws org.headgate.common.problem.PreconditionFailedException when the account is not what
   *     the caller has seen
   */
  public boolean delete(AccountAtEpoch accountAtEpoch, Precondition precondition) {
    UserId accountId = accountAtEpoch.id();
    AccountRepository accounts = new AccountRepository(entityManager);
    accounts.lock(accountId.value());
    if (precondition.isStated()) {
      accounts
          .byId(accountId.value())
          .map(AccountMapper::toResponse)
          .ifPresent(precondition::check);
    }
    Addressee owner = addressee(accountId);
    if (!deletions().anonymize(accountAtEpoch, clock.instant())) {
      return false;
    }
    erase(accountId, owner, NotificationType.ACCOUNT_DELETED);
    return true;
  }

  /**
   * As {@link #delete}, for an administrator: in any state of the account.
   *
   * @return false, and nothing changed, when it was deleted before
   */
  public boolean deleteForAdministrator(UserId accountId) {
    Addressee owner = addressee(accountId);
    if (!deletions().anonymize(accountId.value(), clock.instant())) {
      return false;
    }
    erase(accountId, owner, NotificationType.ACCOUNT_DELETED_BY_ADMINISTRATOR);
    return true;
  }

  /**
   * The owner of an account as a recipient of mails.
   *
   * @param address empty when there is no such account
   * @param contact for the last mail; empty where no mail may go, such as to an unverified address
   */
  private record Addressee(Optional<EmailAddress> address, Optional<AccountContact> contact) {}

  private Addressee addressee(UserId accountId) {
    UUID id = accountId.value();
    return new Addressee(
        Optional.ofNullable(contacts().addressesOf(Set.of(id)).get(id)).map(EmailAddress::stored),
        contacts().of(id));
  }

  private void erase(UserId accountId, Addressee owner, NotificationType notice) {
    revocation.endAll(accountId, "account_deleted");
    owner.address().ifPresent(this::cancelMails);
    owner.contact().ifPresent(contact -> accountNotifier.enqueue(contact, notice, Map.of()));
    personalDataErasureTask.enqueue(accountId);
    auditTrail.record(AuditEvent.of(AuditActions.DELETE).withSubject(accountId));
  }

  private void cancelMails(EmailAddress address) {
    codeRequestTask.forget(address);
    mailQueue.cancelPending(address);
  }

  private AccountDeletionRepository deletions() {
    return new AccountDeletionRepository(entityManager);
  }

  private AccountContactRepository contacts() {
    return new AccountContactRepository(entityManager);
  }
}
