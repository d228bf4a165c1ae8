package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import org.headgate.accounts.persistence.AccountContactRepository;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.accounts.persistence.AddressBounceRepository;
import org.headgate.audit.api.AuditActor;
import org.headgate.audit.service.AuditActions;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.mail.service.BounceReason;

/** Marks accounts whose address takes no mail, and clears the marks. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class AddressBounceService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject AuditTrailService auditTrail;
  @Inject Clock clock;

  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public boolean isBounced(EmailAddress address) {
    return bounces().isBounced(address.value());
  }

  /** Does nothing when no account has the address. */
  public void mark(EmailAddress address, BounceReason reason) {
    new AccountContactRepository(entityManager)
        .idOf(address.value())
        .filter(id -> bounces().mark(id, address.value(), clock.instant()))
        .ifPresent(
            id ->
                auditTrail.record(
                    described(
                        AuditEvent.of(AuditActions.EMAIL_BOUNCED)
                            .withActor(AuditActor.SYSTEM)
                            .withSubject(new UserId(id)),
                        reason)));
  }

  /**
   * @throws ResourceNotFoundException when there is no such account
   */
  public void clear(UserId accountId) {
    if (bounces().clear(accountId.value())) {
      auditTrail.record(AuditEvent.of(AuditActions.CLEAR_BOUNCE).withSubject(accountId));
    } else if (new AccountRepository(entityManager).byId(accountId.value()).isEmpty()) {
      throw ResourceNotFoundException.account(accountId);
    }
  }

  private static AuditEvent described(AuditEvent event, BounceReason reason) {
    AuditEvent described = event;
    if (reason.replyCode().isPresent()) {
      described = described.with("reply_code", String.valueOf(reason.replyCode().getAsInt()));
    }
    if (reason.status().isPresent()) {
      described = described.with("status", reason.status().get());
    }
    return described;
  }

  private AddressBounceRepository bounces() {
    return new AddressBounceRepository(entityManager);
  }
}
