package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.persistence.Accounts;
import org.headgate.accounts.persistence.PendingAccount;
import org.headgate.audit.service.AuditTrail;
import org.headgate.audit.service.Deed;
import org.headgate.crypto.service.Ids;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.UserId;
import org.headgate.mail.service.Postbox;
import org.headgate.otp.CodePurpose;
import org.headgate.otp.service.CodeDesk;
import org.headgate.otp.service.CodeMail;
import org.headgate.otp.service.Dispatch;

/**
 * The time between sign-up and verification. An address that nobody verified belongs to nobody: a
 * new sign-up takes the place of the earlier one, with its password, so that nobody can prepare an
 * account for somebody else's address.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class PendingAccounts {

  private static final CodePurpose PURPOSE = CodePurpose.VERIFY_EMAIL;

  @Inject Accounts accounts;
  @Inject CodeDesk codes;
  @Inject CodeRequests codeRequests;
  @Inject CodeMail codeMail;
  @Inject AddressTakenMail addressTakenMail;
  @Inject Postbox postbox;
  @Inject AuditTrail trail;
  @Inject Ids ids;

  /**
   * Writes a pending account and orders the mail with its code; a verified address gets a mail that
   * says so instead. Inside the cooldown the account is written and no mail is sent, so that the
   * first mail's code stays good.
   */
  public void signUp(PendingAccount pending) {
    EmailAddress address = new EmailAddress(pending.email());
    Optional<UUID> account = accounts.putPending(pending);
    trail.record(deed(account));
    if (!codes.mayDispatch(address, PURPOSE)) {
      return;
    }
    account.ifPresentOrElse(
        id -> sendCode(new UserId(id), address, pending.locale()),
        () -> postbox.order(addressTakenMail.order(ids.next(), address, pending.locale())));
  }

  private static Deed deed(Optional<UUID> account) {
    Deed signUp = Deed.of(AccountDeeds.SIGN_UP);
    return account
        .map(id -> signUp.on(new UserId(id)))
        .orElseGet(() -> signUp.refused("address_taken"));
  }

  /**
   * Writes down that another code is asked for, whether anybody is known by the address or not.
   *
   * @return not allowed, and nothing written, inside the cooldown or when too many were sent
   */
  public Dispatch resend(EmailAddress address, CodePurpose purpose) {
    Dispatch dispatch = codes.dispatch(address, purpose);
    if (dispatch.allowed()) {
      codeRequests.order(address, purpose);
    }
    return dispatch;
  }

  private void sendCode(UserId account, EmailAddress address, String locale) {
    UUID code = codes.issue(account, address, PURPOSE);
    postbox.order(codeMail.order(ids.next(), code, PURPOSE, address, locale));
  }
}
