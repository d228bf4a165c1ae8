package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
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
  @Inject AddressTakenMail addressTakenMail;
  @Inject Postbox postbox;
  @Inject Ids ids;

  /** Issues a code and orders its mail; nothing for who is unknown, inactive, or needs none. */
  public void send(CodeRequest request) {
    Optional<AccountView> known = accounts.byEmail(request.address().value());
    if (request.asker().isPresent()) {
      sendToNewAddress(request, request.asker().get(), known);
    } else {
      known
          .filter(AccountView::active)
          .filter(account -> isOf(account, request.purpose()))
          .ifPresent(account -> send(request, account));
    }
  }

  /** Whose address it is already is told so; the one who asked learns nothing. */
  private void sendToNewAddress(
      CodeRequest request, UserId asker, Optional<AccountView> addressOwner) {
    Optional<AccountView> owner =
        addressOwner.filter(account -> account.emailVerifiedAt().isPresent());
    if (owner.isPresent()) {
      postbox.order(addressTakenMail.order(ids.next(), request.address(), owner.get().locale()));
    } else {
      accounts
          .byId(asker.value())
          .filter(AccountView::active)
          .ifPresent(account -> send(request, account));
    }
  }

  private static boolean isOf(AccountView account, CodePurpose purpose) {
    boolean verified = account.emailVerifiedAt().isPresent();
    return switch (purpose) {
      case VERIFY_EMAIL -> !verified;
      case LOG_IN -> verified;
      case RESET_PASSWORD -> true;
      case EMAIL_CHANGE -> false;
    };
  }

  private void send(CodeRequest request, AccountView account) {
    UUID code = codes.issue(new UserId(account.id()), request.address(), request.purpose());
    postbox.order(
        codeMail.order(ids.next(), code, request.purpose(), request.address(), account.locale()));
  }
}
