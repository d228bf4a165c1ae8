package org.headgate.administration.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.administration.api.AttemptCounters;
import org.headgate.audit.service.AuditActions;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;
import org.headgate.otp.persistence.LiveCodeView;
import org.headgate.otp.persistence.OneTimeCodeRepository;
import org.headgate.otp.service.CodePolicy;
import org.headgate.ratelimit.persistence.AttemptLedgerEntry;
import org.headgate.ratelimit.service.AttemptService;

/** Reads and clears the counters of an account's address. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class AttemptCountersService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject AttemptService attemptService;
  @Inject Clock clock;
  @Inject AuditTrailService auditTrail;

  /**
   * @return empty when there is no such account
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<AttemptCounters> counters(UserId accountId) {
    return accounts()
        .byId(accountId.value())
        .map(
            found -> {
              List<AttemptLedgerEntry> lines = attemptService.of(addressOf(found));
              List<LiveCodeView> live =
                  codes().live(found.id(), CodePolicy.MAX_ATTEMPTS, clock.instant());
              return new AttemptCountersCalculator(lines, live, clock.instant()).of(accountId);
            });
  }

  /**
   * @return whether there is such an account
   */
  public boolean unlock(UserId accountId) {
    Optional<AccountView> found = accounts().byId(accountId.value());
    found.ifPresent(
        view -> {
          attemptService.deleteAll(addressOf(view));
          auditTrail.record(AuditEvent.of(AuditActions.UNLOCK).withSubject(accountId));
        });
    return found.isPresent();
  }

  private static EmailAddress addressOf(AccountView account) {
    return EmailAddress.stored(account.email());
  }

  private AccountRepository accounts() {
    return new AccountRepository(entityManager);
  }

  private OneTimeCodeRepository codes() {
    return new OneTimeCodeRepository(entityManager);
  }
}
