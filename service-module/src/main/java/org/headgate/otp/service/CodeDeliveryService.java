package org.headgate.otp.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.accounts.persistence.EmailChangeRepository;
import org.headgate.accounts.persistence.provisioning.InvitationRepository;
import org.headgate.accounts.persistence.provisioning.InvitationView;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.IdGenerator;
import org.headgate.mail.service.MailQueue;
import org.headgate.otp.service.CodeRequestTask.CodeRequest;

/** Sends requested codes to existing accounts, in a background transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class CodeDeliveryService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject CodeService codes;
  @Inject CodeMailComposer codeMailComposer;
  @Inject InvitationMailComposer invitationMailComposer;
  @Inject AddressTakenMailComposer addressTakenMailComposer;
  @Inject MailQueue mailQueue;
  @Inject IdGenerator idGenerator;

  /**
   * Issues a code and queues its mail; does nothing for an unknown or inactive account. A request
   * to verify an address that is verified already is answered by a mail saying that an account
   * exists.
   */
  public void send(CodeRequest request) {
    Optional<AccountView> owner = accounts().byEmail(request.address().value());
    boolean verified = owner.filter(found -> found.emailVerifiedAt().isPresent()).isPresent();
    switch (request.purpose()) {
      case VERIFY_EMAIL, EMAIL_CHANGE -> {
        if (verified) {
          owner
              .filter(AccountView::active)
              .ifPresent(active -> sendAddressTakenMail(request, active));
        } else {
          request
              .asker()
              .map(requester -> stillRequestedBy(request.address(), requester))
              .orElse(owner)
              .ifPresent(sending(request));
        }
      }
      case LOG_IN -> owner.filter(found -> verified).ifPresent(sending(request));
      case RESET_PASSWORD -> owner.ifPresent(sending(request));
      case INVITATION ->
          owner
              .filter(AccountView::active)
              .flatMap(invited -> invitations().find(invited.id()))
              .ifPresent(invitation -> sendInvitation(request, invitation));
    }
  }

  /** A change of address is cancelled when the password that requested it is replaced. */
  private Optional<AccountView> stillRequestedBy(EmailAddress address, UserId requester) {
    return emailChanges()
        .of(requester.value())
        .filter(address.value()::equals)
        .flatMap(wanted -> accounts().byId(requester.value()));
  }

  private void sendAddressTakenMail(CodeRequest request, AccountView owner) {
    mailQueue.enqueue(
        addressTakenMailComposer.newMail(idGenerator.next(), request.address(), owner.locale()));
  }

  private Consumer<AccountView> sending(CodeRequest request) {
    return account -> {
      if (account.active()) {
        send(request, account);
      }
    };
  }

  private void send(CodeRequest request, AccountView account) {
    UUID codeId = codes.issue(new UserId(account.id()), request.address(), request.purpose());
    mailQueue.enqueue(
        codeMailComposer.newMail(
            idGenerator.next(), codeId, request.purpose(), request.address(), account.locale()));
  }

  private void sendInvitation(CodeRequest request, InvitationView invitation) {
    UUID codeId =
        codes.issue(
            new UserId(invitation.accountId()),
            request.address(),
            request.purpose(),
            invitation.expiresAt());
    mailQueue.enqueue(invitationMailComposer.newMail(idGenerator.next(), codeId, invitation));
  }

  private InvitationRepository invitations() {
    return new InvitationRepository(entityManager);
  }

  private AccountRepository accounts() {
    return new AccountRepository(entityManager);
  }

  private EmailChangeRepository emailChanges() {
    return new EmailChangeRepository(entityManager);
  }
}
