package org.headgate.administration.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.headgate.accounts.api.DirectoryConflictException;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.accounts.persistence.provisioning.InvitationRepository;
import org.headgate.accounts.persistence.provisioning.InvitationView;
import org.headgate.accounts.persistence.provisioning.ProvisionedAccount;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.audit.service.DirectoryAuditActions;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.problem.TooManyRequestsException;
import org.headgate.common.service.Precondition;
import org.headgate.mail.service.MailQueue;
import org.headgate.otp.api.CodePurpose;
import org.headgate.otp.persistence.OneTimeCodeRepository;
import org.headgate.otp.service.CodeRequestTask;
import org.headgate.otp.service.CodeService;
import org.headgate.otp.service.CodeThrottle.Decision;

/** Reads and changes invitations, each in one short transaction on the platform database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InvitationService {

  private static final CodePurpose PURPOSE = CodePurpose.INVITATION;

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject UserCreationService creation;
  @Inject CodeService codes;
  @Inject CodeRequestTask codeRequestTask;
  @Inject MailQueue mailQueue;
  @Inject AuditTrailService auditTrail;
  @Inject Clock clock;

  /** One statement. */
  public List<InvitationView> page(Optional<String> after, int limit) {
    return invitations().page(after, limit);
  }

  /** One statement. */
  public Optional<InvitationView> find(UserId accountId) {
    return invitations().find(accountId.value());
  }

  /**
   * Creates a pending account, and queues the invitation mail.
   *
   * @throws DirectoryConflictException when there is an account of the address
   * @throws InvalidRequestException when there is no such department
   * @throws TooManyRequestsException when the address, or the caller's network, was mailed to too
   *     often
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public InvitationView invite(ProvisionedAccount account, Duration lifetime) {
    requestMail(new EmailAddress(account.email()));
    UUID id = creation.insert(account);
    invitations().add(id, account.createdAt(), lifetime);
    record(new UserId(id), AuditEvent.of(DirectoryAuditActions.INVITE));
    return invitations().find(id).orElseThrow();
  }

  /**
   * Queues another mail, whose code replaces the one before.
   *
   * @throws ResourceNotFoundException when there is none, or it was accepted
   * @throws DirectoryConflictException when the account gets no mails: it was deactivated, or its
   *     address has bounced
   * @throws TooManyRequestsException inside the cooldown, or after too many mails
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public InvitationView resend(UserId accountId) {
    AccountView invited =
        find(accountId)
            .flatMap(open -> accounts().byId(accountId.value()))
            .orElseThrow(ResourceNotFoundException::invitation);
    requireReceiver(invited);
    requestMail(EmailAddress.stored(invited.email()));
    invitations().markSent(accountId.value(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    record(accountId, AuditEvent.of(DirectoryAuditActions.RESEND_INVITATION));
    return invitations().find(accountId.value()).orElseThrow(ResourceNotFoundException::invitation);
  }

  /**
   * Removes the pending account, its code and its unsent mails.
   *
   * @throws ResourceNotFoundException when there is none, or it was accepted
   * @throws org.headgate.common.problem.PreconditionFailedException when it is not what the caller
   *     has seen
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void withdraw(UserId accountId, Precondition precondition) {
    new OneTimeCodeRepository(entityManager).lockAll(Set.of(accountId.value()));
    accounts().lock(accountId.value());
    invitations().lock(accountId.value());
    InvitationView seen = find(accountId).orElseThrow(ResourceNotFoundException::invitation);
    precondition.check(InvitationFacade.invitation(seen));
    EmailAddress address = EmailAddress.stored(seen.email());
    if (!invitations().withdraw(accountId.value())) {
      throw ResourceNotFoundException.invitation();
    }
    codeRequestTask.forget(address);
    mailQueue.cancelPending(address);
    record(accountId, AuditEvent.of(DirectoryAuditActions.WITHDRAW_INVITATION));
  }

  private void requestMail(EmailAddress address) {
    Decision decision = codes.requestDispatch(address, PURPOSE);
    if (!decision.allowed()) {
      throw new TooManyRequestsException(
          "A mail was sent to this address a moment ago, or too many were", decision.nextAfter());
    }
    codeRequestTask.enqueue(address, PURPOSE);
  }

  private static void requireReceiver(AccountView invited) {
    if (!invited.active()) {
      throw DirectoryConflictException.inviteeInactive();
    }
    if (invited.emailBouncedAt().isPresent()) {
      throw DirectoryConflictException.inviteeBounced();
    }
  }

  private void record(UserId accountId, AuditEvent event) {
    auditTrail.record(event.withSubject(accountId));
  }

  private AccountRepository accounts() {
    return new AccountRepository(entityManager);
  }

  private InvitationRepository invitations() {
    return new InvitationRepository(entityManager);
  }
}
