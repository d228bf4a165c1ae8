package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.headgate.accounts.AccountCounters;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.accounts.persistence.Accounts;
import org.headgate.audit.service.AuditTrail;
import org.headgate.audit.service.Deed;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.UserId;
import org.headgate.limits.persistence.LedgerLine;
import org.headgate.limits.service.Attempts;
import org.headgate.otp.persistence.Codes;
import org.headgate.otp.persistence.LiveCodeView;
import org.headgate.otp.service.CodePolicy;

/** Reads and clears what is counted for an account's address. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class CounterDesk {

  @Inject Accounts accounts;
  @Inject Attempts attempts;
  @Inject Codes codes;
  @Inject Clock clock;
  @Inject AuditTrail trail;

  /**
   * @return empty when there is no such account
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<AccountCounters> counters(UserId account) {
    return accounts
        .byId(account.value())
        .map(
            found -> {
              List<LedgerLine> lines = attempts.of(addressOf(found));
              List<LiveCodeView> live =
                  codes.live(found.id(), CodePolicy.MAX_ATTEMPTS, clock.instant());
              return new CounterReading(lines, live, clock.instant()).of(account);
            });
  }

  /**
   * @return whether there is such an account
   */
  public boolean unlock(UserId account) {
    Optional<AccountView> found = accounts.byId(account.value());
    found.ifPresent(
        view -> {
          attempts.forget(addressOf(view));
          trail.record(Deed.of(AccountDeeds.UNLOCK).on(account));
        });
    return found.isPresent();
  }

  private static EmailAddress addressOf(AccountView account) {
    return EmailAddress.stored(account.email());
  }
}
