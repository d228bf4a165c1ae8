package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.headgate.accounts.persistence.CredentialsView;
import org.headgate.accounts.persistence.EmailChanges;
import org.headgate.accounts.persistence.Passwords;
import org.headgate.accounts.persistence.Sessions;
import org.headgate.audit.service.AuditTrail;
import org.headgate.audit.service.Deed;
import org.headgate.factors.service.SecondFactors;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.SessionId;
import org.headgate.identity.UserId;
import org.headgate.otp.CodePurpose;
import org.headgate.otp.service.CodeDesk;

/** Replaces passwords, each in one short transaction on the platform database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class PasswordDesk {

  private static final CodePurpose PURPOSE = CodePurpose.RESET_PASSWORD;

  @Inject Passwords passwords;
  @Inject Sessions sessions;
  @Inject EmailChanges emailChanges;
  @Inject CodeDesk codes;
  @Inject Notices notices;
  @Inject SecondFactors factors;
  @Inject Clock clock;
  @Inject AuditTrail trail;

  /**
   * Redeems the code, replaces the password and ends every session. The address of an account that
   * nobody verified is verified by it, since the code was mailed there; of what somebody else may
   * have prepared under it neither the password nor a code survives.
   *
   * @return false for a wrong, expired, used or unknown code alike; the attempt is counted
   */
  public boolean reset(EmailAddress address, String digits, String hash) {
    Optional<UserId> owner =
        codes
            .redeem(address, PURPOSE, digits)
            .filter(account -> passwords.reset(account.value(), hash, clock.instant()))
            .map(this::endAll);
    trail.record(Deed.of(AccountDeeds.RESET_PASSWORD).byOwner(owner, "invalid_code"));
    return owner.isPresent();
  }

  private UserId endAll(UserId account) {
    sessions.endAllOf(account.value(), "password_reset", clock.instant());
    callOff(account);
    notices.order(account, Notice.PASSWORD_RESET);
    factors.voidChallenges(account);
    return account;
  }

  /** One round trip, outside of any transaction. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<EmailAddress> address(UserId account) {
    return passwords.address(account.value()).map(EmailAddress::stored);
  }

  /** Keeps another hash of the same password, unless the password was replaced meanwhile. */
  public void rehash(CredentialsView judged, String hash) {
    passwords.rehash(judged.id(), judged.passwordHash(), hash);
  }

  /**
   * Replaces the password that the caller was judged by, and ends every other session.
   *
   * @return false, and nothing changed, when the password has become another meanwhile
   */
  public boolean change(UserId account, SessionId kept, String judged, String hash) {
    if (!passwords.replace(account.value(), judged, hash)) {
      return false;
    }
    sessions.endOthersOf(account.value(), kept.value(), "password_changed", clock.instant());
    callOff(account);
    notices.order(account, Notice.PASSWORD_CHANGED);
    factors.voidChallenges(account);
    trail.record(Deed.of(AccountDeeds.CHANGE_PASSWORD).on(account));
    return true;
  }

  /** Whoever asked for something under the old password does not get it any more. */
  private void callOff(UserId account) {
    codes.voidAll(account);
    emailChanges.remove(account.value());
  }
}
