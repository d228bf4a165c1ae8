package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.accounts.persistence.Accounts;
import org.headgate.accounts.persistence.EmailChanges;
import org.headgate.crypto.service.Ids;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.UserId;
import org.headgate.mail.service.Postbox;
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
  @Inject EmailChanges emailChanges;
  @Inject CodeDesk codes;
  @Inject CodeMail codeMail;
  @Inject AddressTakenMail addressTakenMail;
  @Inject Postbox postbox;
  @Inject Ids ids;

  /**
   * Issues a code and orders its mail; nothing for who is unknown or inactive. Who would verify an
   * address that is verified already is told that it has an account.
   */
  public void send(CodeRequest request) {
    Optional<AccountView> owner = accounts.byEmail(request.address().value());
    boolean verified = owner.filter(found -> found.emailVerifiedAt().isPresent()).isPresent();
    switch (request.purpose()) {
      case VERIFY_EMAIL, EMAIL_CHANGE -> {
        if (verified) {
          owner.filter(AccountView::active).ifPresent(active -> sayThatItIsTaken(request, active));
        } else {
          request
              .asker()
              .map(asker -> whoStillWants(request.address(), asker))
              .orElse(owner)
              .ifPresent(sending(request));
        }
      }
      case LOG_IN -> owner.filter(found -> verified).ifPresent(sending(request));
      case RESET_PASSWORD -> owner.ifPresent(sending(request));
    }
  }

  /** A change of address is called off when the password that asked for it is replaced. */
  private Optional<AccountView> whoStillWants(EmailAddress address, UserId asker) {
    return emailChanges
        .of(asker.value())
        .filter(address.value()::equals)
        .flatMap(wanted -> accounts.byId(asker.value()));
  }

  private void sayThatItIsTaken(CodeRequest request, AccountView owner) {
    postbox.order(addressTakenMail.order(ids.next(), request.address(), owner.locale()));
  }

  private Consumer<AccountView> sending(CodeRequest request) {
    return account -> {
      if (account.active()) {
        send(request, account);
      }
    };
  }

  private void send(CodeRequest request, AccountView account) {
    UUID code = codes.issue(new UserId(account.id()), request.address(), request.purpose());
    postbox.order(
        codeMail.order(ids.next(), code, request.purpose(), request.address(), account.locale()));
  }
}
