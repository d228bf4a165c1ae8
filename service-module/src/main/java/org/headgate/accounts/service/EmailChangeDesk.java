package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.headgate.accounts.persistence.Accounts;
import org.headgate.accounts.persistence.Contact;
import org.headgate.accounts.persistence.Contacts;
import org.headgate.accounts.persistence.EmailChanges;
import org.headgate.audit.service.AuditTrail;
import org.headgate.audit.service.Deed;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.UserId;
import org.headgate.identity.persistence.JudgedAccount;
import org.headgate.otp.CodePurpose;
import org.headgate.otp.service.CodeDesk;
import org.headgate.otp.service.Dispatch;

/** Changes the addresses of accounts, in short transactions on the platform database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class EmailChangeDesk {

  private static final CodePurpose PURPOSE = CodePurpose.EMAIL_CHANGE;

  @Inject Accounts accounts;
  @Inject Contacts contacts;
  @Inject EmailChanges changes;
  @Inject CodeDesk codes;
  @Inject CodeRequests codeRequests;
  @Inject Notices notices;
  @Inject AuditTrail trail;
  @Inject Clock clock;

  /**
   * Writes down the wish, asks for a code to the new address, and tells the present one. Inside the
   * cooldown of the new address nothing is written, so that a code that is out stays good.
   *
   * @return when another code may be sent there; empty, and nothing written but that one was asked
   *     for, when the account is not any more what was judged
   */
  public Optional<Dispatch> request(JudgedAccount judged, EmailAddress newAddress) {
    Dispatch dispatch = codes.dispatch(newAddress, PURPOSE);
    if (!dispatch.allowed()) {
      return Optional.of(dispatch);
    }
    if (!changes.put(judged, newAddress.value(), clock.instant())) {
      return Optional.empty();
    }
    UserId account = judged.id();
    codeRequests.order(account, newAddress, PURPOSE);
    notices.order(
        account,
        Notice.EMAIL_CHANGE_REQUESTED,
        Map.of(NoticeFact.NEW_ADDRESS, newAddress.masked()));
    trail.record(Deed.of(AccountDeeds.REQUEST_EMAIL).on(account));
    return Optional.of(dispatch);
  }

  /** Redeems the code and changes the address, in one transaction. */
  public EmailChangeResult confirm(UserId account, String digits) {
    Optional<EmailAddress> wanted = changes.of(account.value()).map(EmailAddress::stored);
    EmailChangeResult result =
        wanted
            .flatMap(
                address ->
                    codes
                        .redeem(account, address, PURPOSE, digits)
                        .map(judged -> carryOut(judged, address)))
            .orElseGet(EmailChangeResult.WrongCode::new);
    Deed deed = Deed.of(AccountDeeds.CHANGE_EMAIL).on(account);
    trail.record(
        result instanceof EmailChangeResult.Changed
            ? deed
            : deed.refused(
                result instanceof EmailChangeResult.Taken ? "address_taken" : "invalid_code"));
    return result;
  }

  /** What was mailed to the old address is bound to it, and void from now on. */
  private EmailChangeResult carryOut(JudgedAccount judged, EmailAddress newAddress) {
    UserId account = judged.id();
    accounts.lock(account.value());
    changes.remove(account.value());
    if (changes.isTaken(newAddress.value())) {
      return new EmailChangeResult.Taken();
    }
    Optional<Contact> before = contacts.of(account.value());
    changes.removePending(newAddress.value());
    if (!changes.carryOut(judged, newAddress.value(), clock.instant())) {
      return new EmailChangeResult.WrongCode();
    }
    before.ifPresent(contact -> tell(contact, newAddress));
    return new EmailChangeResult.Changed(accounts.byId(account.value()).orElseThrow());
  }

  /** The old address, which the account has lost by now. */
  private void tell(Contact contact, EmailAddress newAddress) {
    notices.order(
        contact, Notice.EMAIL_CHANGED, Map.of(NoticeFact.NEW_ADDRESS, newAddress.masked()));
  }
}
