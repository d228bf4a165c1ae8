package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.headgate.accounts.persistence.Accounts;
import org.headgate.audit.service.AuditTrail;
import org.headgate.audit.service.Deed;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.UserId;
import org.headgate.identity.persistence.JudgedAccount;
import org.headgate.limits.service.CallersNetwork;
import org.headgate.otp.CodePurpose;
import org.headgate.otp.service.CodeDesk;

/**
 * Turns pending accounts into verified ones, and reads accounts for whoever has to judge a caller.
 */
@Stateless
public class VerifiedAccounts {

  /** How long after a sign-up its password may come into force: for a mail that is late. */
  private static final Duration PASSWORD_LIFETIME = Duration.ofHours(1);

  @Inject Accounts accounts;
  @Inject CallersNetwork network;
  @Inject Notices notices;
  @Inject CodeDesk codes;
  @Inject LogInDesk logIn;
  @Inject AuditTrail trail;
  @Inject Clock clock;

  /**
   * Redeems the code, marks the address as verified and goes on as after any first proof, in one
   * transaction.
   *
   * @return empty for a wrong, expired, used or unknown code alike; the attempt is counted
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public Optional<LogInStep> verify(EmailAddress address, String digits, Device device) {
    Optional<JudgedAccount> redeemed = codes.redeem(address, CodePurpose.VERIFY_EMAIL, digits);
    trail.record(
        Deed.of(AccountDeeds.VERIFY_EMAIL)
            .byOwner(redeemed.map(JudgedAccount::id), "invalid_code"));
    redeemed.map(JudgedAccount::id).ifPresent(this::verify);
    return redeemed.flatMap(account -> logIn.proceed(account, List.of("otp"), device));
  }

  private void verify(UserId account) {
    Instant now = clock.instant();
    if (!accounts.verifyEmail(account.value(), network.hash(), now, now.minus(PASSWORD_LIFETIME))) {
      notices.order(account, Notice.PASSWORD_MISSING);
    }
  }

  /** Writes down a log-in that was refused after a right password. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void recordRefusedLogIn(UserId account, String reason) {
    trail.record(Deed.of(AccountDeeds.LOG_IN).refused(reason).on(account));
  }
}
