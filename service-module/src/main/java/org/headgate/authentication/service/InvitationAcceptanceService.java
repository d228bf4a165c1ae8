package org.headgate.authentication.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import org.headgate.accounts.persistence.provisioning.InvitationRepository;
import org.headgate.audit.service.AuditActions;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.authentication.service.LoginService.LoginStep;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.EmailAddress;
import org.headgate.otp.api.CodePurpose;
import org.headgate.otp.service.CodeService;
import org.headgate.sessions.service.ClientDevice;

/** Accepts invitations, each in one short transaction on the platform database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class InvitationAcceptanceService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject CodeService codes;
  @Inject LoginService loginService;
  @Inject AuditTrailService auditTrail;
  @Inject Clock clock;

  /**
   * Redeems the code, sets the password, verifies the address and continues as after any first
   * factor.
   *
   * @return empty for a wrong, expired, used or unknown code alike; the attempt is counted
   */
  public Optional<LoginStep> accept(
      EmailAddress address, String digits, String hash, ClientDevice clientDevice) {
    Optional<AccountAtEpoch> accepted =
        codes
            .redeem(address, CodePurpose.INVITATION, digits)
            .filter(account -> invitations().accept(account, hash, clock.instant()));
    auditTrail.record(
        codes.byOwner(
            AuditEvent.of(AuditActions.ACCEPT_INVITATION),
            accepted.map(AccountAtEpoch::id),
            address));
    accepted.ifPresent(account -> invitations().remove(account.id().value()));
    return accepted.flatMap(
        account -> loginService.startSessionOrMfa(account, address, clientDevice));
  }

  private InvitationRepository invitations() {
    return new InvitationRepository(entityManager);
  }
}
