package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.accounts.persistence.Accounts;
import org.headgate.crypto.service.Ids;
import org.headgate.identity.UserId;
import org.headgate.mail.service.Postbox;
import org.headgate.otp.CodePurpose;
import org.headgate.otp.service.CodeDesk;
import org.headgate.otp.service.CodeMail;

/**
 * Sends the codes that were asked for to those who are known, in a transaction that nobody waits
 * for.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class RequestedCodes {

  @Inject Accounts accounts;
  @Inject CodeDesk codes;
  @Inject CodeMail codeMail;
  @Inject Postbox postbox;
  @Inject Ids ids;

  /** Issues a code and orders its mail; nothing for who is unknown, inactive, or needs none. */
  public void send(CodeRequest request) {
    accounts
        .byEmail(request.address().value())
        .filter(AccountView::active)
        .filter(account -> isOf(account, request.purpose()))
        .ifPresent(account -> send(request, account));
  }

  private static boolean isOf(AccountView account, CodePurpose purpose) {
    boolean verified = account.emailVerifiedAt().isPresent();
    return switch (purpose) {
      case VERIFY_EMAIL -> !verified;
      case LOG_IN -> verified;
      case RESET_PASSWORD -> true;
    };
  }

  private void send(CodeRequest request, AccountView account) {
    UUID code = codes.issue(new UserId(account.id()), request.address(), request.purpose());
    postbox.order(
        codeMail.order(ids.next(), code, request.purpose(), request.address(), account.locale()));
  }
}
