package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.headgate.accounts.persistence.Contact;
import org.headgate.accounts.persistence.Contacts;
import org.headgate.accounts.persistence.DeletedAccounts;
import org.headgate.audit.service.AuditTrail;
import org.headgate.audit.service.Deed;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.UserId;
import org.headgate.identity.persistence.JudgedAccount;
import org.headgate.mail.service.Postbox;

/** Deletes accounts, each in one short transaction on the platform database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class AccountDeletionDesk {

  @Inject Contacts contacts;
  @Inject DeletedAccounts deleted;
  @Inject AccountRevocationService revocation;
  @Inject CodeRequests codeRequests;
  @Inject Postbox postbox;
  @Inject Notices notices;
  @Inject AuditTrail trail;
  @Inject Erasures erasures;
  @Inject Clock clock;

  /**
   * Makes the account unusable and its address free, ends every session, takes back what was to be
   * mailed, and orders the erasure of all the rest. The last mail says so.
   *
   * @return false, and nothing changed, when the account is not any more what was judged
   */
  public boolean delete(JudgedAccount judged) {
    UserId account = judged.id();
    Optional<Contact> contact = contacts.of(account.value());
    if (!deleted.bury(judged, clock.instant())) {
      return false;
    }
    revocation.endAll(account, "account_deleted");
    contact.ifPresent(this::sayGoodbye);
    erasures.order(account);
    trail.record(Deed.of(AccountDeeds.DELETE).on(account));
    return true;
  }

  private void sayGoodbye(Contact contact) {
    EmailAddress address = EmailAddress.stored(contact.email());
    codeRequests.forget(address);
    postbox.forget(address);
    notices.order(contact, Notice.ACCOUNT_DELETED, Map.of());
  }
}
