package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.accounts.persistence.Accounts;
import org.headgate.accounts.persistence.CredentialsView;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.SessionId;
import org.headgate.otp.CodePurpose;
import org.headgate.otp.service.CodeDesk;

/**
 * Turns pending accounts into verified ones, and reads accounts for whoever has to judge a caller.
 */
@Stateless
public class VerifiedAccounts {

  @Inject Accounts accounts;
  @Inject CodeDesk codes;
  @Inject SessionDesk sessions;
  @Inject Clock clock;

  /**
   * Redeems the code, marks the address as verified and begins a session, in one transaction.
   *
   * @return empty for a wrong, expired, used or unknown code alike; the attempt is counted
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public Optional<OpenedSession> verify(EmailAddress address, String digits, Device device) {
    return codes
        .redeem(address, CodePurpose.VERIFY_EMAIL, digits)
        .flatMap(
            account -> {
              accounts.verifyEmail(account.value(), clock.instant());
              return sessions.open(account, List.of("otp"), device);
            });
  }

  /** One round trip, outside of any transaction. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<CredentialsView> credentials(EmailAddress address) {
    return accounts.credentials(address.value());
  }

  /** One round trip, outside of any transaction: the account of an open session. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<AccountView> bySession(SessionId session) {
    UUID id = session.value();
    return accounts.bySession(id, clock.instant());
  }
}
