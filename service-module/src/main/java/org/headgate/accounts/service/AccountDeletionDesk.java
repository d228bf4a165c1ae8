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
import org.headgate.accounts.persistence.EmailChanges;
import org.headgate.accounts.persistence.Sessions;
import org.headgate.audit.service.AuditTrail;
import org.headgate.audit.service.Deed;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.UserId;
import org.headgate.mail.service.Postbox;
import org.headgate.otp.service.CodeDesk;

/** Deletes accounts, each in one short transaction on the platform database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class AccountDeletionDesk {

  @Inject Contacts contacts;
  @Inject DeletedAccounts deleted;
  @Inject Sessions sessions;
  @Inject EmailChanges emailChanges;
  @Inject CodeDesk codes;
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
   * @param judged the hash of the password that the caller was judged by
   * @return false, and nothing changed, when it has become another meanwhile
   */
  public boolean delete(UserId account, String judged) {
    Optional<Contact> contact = contacts.of(account.value());
    if (!deleted.bury(account.value(), judged, clock.instant())) {
      return false;
    }
    sessions.endAllOf(account.value(), "account_deleted", clock.instant());
    codes.voidAll(account);
    emailChanges.remove(account.value());
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
