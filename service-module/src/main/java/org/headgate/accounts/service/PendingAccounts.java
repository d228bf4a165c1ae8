package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.headgate.accounts.persistence.Accounts;
import org.headgate.accounts.persistence.PendingAccount;
import org.headgate.audit.service.AuditTrail;
import org.headgate.audit.service.Deed;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.UserId;
import org.headgate.limits.service.AttemptKind;
import org.headgate.limits.service.Attempts;
import org.headgate.limits.service.CallersNetwork;
import org.headgate.limits.service.NetworkCharge;
import org.headgate.limits.service.OpenPage;
import org.headgate.limits.service.Quota;
import org.headgate.otp.CodePurpose;
import org.headgate.otp.service.CodeDesk;
import org.headgate.otp.service.Dispatch;

/**
 * The time between sign-up and verification. An address that nobody verified belongs to nobody: a
 * new sign-up takes the place of the earlier one, with its password, so that nobody can prepare an
 * account for somebody else's address.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class PendingAccounts {

  private static final CodePurpose PURPOSE = CodePurpose.VERIFY_EMAIL;

  private static final Duration MEMORY = Duration.ofDays(1);

  /** Sign-ups with one address, known or not; each costs a hash, sent code or not. */
  private static final List<Quota> SIGN_UPS =
      List.of(new Quota(10, Duration.ofHours(1)), new Quota(30, MEMORY));

  private static final AttemptKind KIND =
      new AttemptKind("sign_up", Optional.empty(), NetworkCharge.SEND);

  @Inject Attempts attempts;
  @Inject Clock clock;
  @Inject Accounts accounts;
  @Inject CallersNetwork network;
  @Inject CodeDesk codes;
  @Inject CodeRequests codeRequests;
  @Inject AuditTrail trail;

  /**
   * Writes a pending account, and that a code is asked for; for a verified address it writes the
   * latter only. Inside the cooldown no code is asked for, so that the one that is out stays good.
   * The address's page comes first: it bounds how long the rest may wait for a lock.
   */
  public void signUp(PendingAccount pending) {
    resend(new EmailAddress(pending.email()), PURPOSE);
    trail.record(deed(accounts.putPending(pending, network.hash())));
  }

  /**
   * For who has a password to hash before a sign-up: looks whether it would be taken, in one round
   * trip and outside of any transaction. The answer is a result and no exception, which would be
   * logged as a rollback.
   *
   * @return when to come again; empty when the address was not signed up with too often, nor has
   *     the client's network caused too many mails
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<Duration> signUpFreeIn(EmailAddress address) {
    return freeIn(attempts.look(address, KIND));
  }

  /**
   * Counts a sign-up, of many at once one after the other.
   *
   * @return when to come again; empty when it was counted
   */
  public Optional<Duration> countSignUp(EmailAddress address) {
    OpenPage page = attempts.open(address, KIND);
    Optional<Duration> wait = freeIn(page);
    if (wait.isEmpty()) {
      attempts.addUncharged(page, MEMORY);
    }
    return wait;
  }

  private Optional<Duration> freeIn(OpenPage page) {
    Instant now = clock.instant();
    return Stream.concat(
            SIGN_UPS.stream().flatMap(quota -> quota.freeAt(page.entries(), now).stream()),
            page.networkFreeAt().stream())
        .max(Comparator.naturalOrder())
        .map(freeAt -> Duration.between(now, freeAt));
  }

  private static Deed deed(Optional<UUID> account) {
    Deed signUp = Deed.of(AccountDeeds.SIGN_UP);
    return account
        .map(id -> signUp.on(new UserId(id)))
        .orElseGet(() -> signUp.refused("address_taken"));
  }

  /**
   * Writes down that another code is asked for, whether anybody is known by the address or not.
   *
   * @return not allowed, and nothing written, inside the cooldown or when too many were sent
   */
  public Dispatch resend(EmailAddress address, CodePurpose purpose) {
    Dispatch dispatch = codes.dispatch(address, purpose);
    if (dispatch.allowed()) {
      codeRequests.order(address, purpose);
    }
    return dispatch;
  }
}
