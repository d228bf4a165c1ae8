package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.headgate.accounts.SignUpRequest;
import org.headgate.accounts.VerificationSent;
import org.headgate.accounts.persistence.PendingAccount;
import org.headgate.crypto.service.Ids;
import org.headgate.idempotency.service.IdempotentWork;
import org.headgate.identity.EmailAddress;
import org.headgate.otp.CodePurpose;
import org.headgate.otp.service.CodePolicy;
import org.headgate.otp.service.Dispatch;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.RequestPass;
import org.headgate.pool.service.WorkClass;
import org.headgate.problem.FieldError;
import org.headgate.problem.InvalidRequest;
import org.headgate.problem.TooManyRequests;

/**
 * Sign-up as far as it needs no transaction: judges the request and hashes the password, known
 * address or not, then passes the guard once. The answer never tells whether the address was known.
 */
@ApplicationScoped
public class SignUp {

  private static final GuardedWork READ =
      GuardedWork.read(DatabaseName.PLATFORM, WorkClass.AUTHENTICATION);
  private static final GuardedWork WORK =
      GuardedWork.write(DatabaseName.PLATFORM, WorkClass.AUTHENTICATION);

  @Inject PasswordPolicy policy;
  @Inject PasswordHashing hashing;
  @Inject PendingAccounts pendingAccounts;
  @Inject IdempotentWork idempotentWork;
  @Inject DatabaseGuard guard;
  @Inject Ids ids;
  @Inject Clock clock;

  /**
   * @throws InvalidRequest when a field is not sound
   * @throws TooManyRequests when the address was signed up with too often, whoever it belongs to,
   *     or the network caused too many mails; asked before anything that costs
   * @throws HashingBusy when more passwords wait than can be hashed in time
   */
  public VerificationSent signUp(SignUpRequest request) {
    EmailAddress address = new EmailAddress(request.email());
    RequestPass.once(
            "sign-up look", () -> guard.call(READ, () -> pendingAccounts.signUpFreeIn(address)))
        .ifPresent(SignUp::refuse);
    hashing.requireRoom();
    String name = request.fullName().orElse("");
    Password password =
        Password.chosen("password", request.password(), policy, address.value(), name);
    String locale = request.locale().map(PersonalDetails::locale).orElse(PersonalDetails.LOCALE);
    String zone =
        request
            .timeZone()
            .map(PersonalDetails::timeZoneOrDefault)
            .orElse(PersonalDetails.TIME_ZONE);
    count(address);
    PendingAccount pending =
        new PendingAccount(
            ids.next(),
            address.value(),
            hashing.hash(password),
            request.fullName().flatMap(PersonalDetails::fullName),
            locale,
            zone,
            clock.instant());
    hashing.end();
    return idempotentWork.call(
        WORK,
        () -> {
          pendingAccounts.signUp(pending);
          return sent();
        });
  }

  /** Before it is hashed and once a request, so that of many at once only so many are hashed. */
  private void count(EmailAddress address) {
    RequestPass.once("sign-up", () -> guard.call(WORK, () -> pendingAccounts.countSignUp(address)))
        .ifPresent(SignUp::refuse);
  }

  private static void refuse(Duration wait) {
    throw new TooManyRequests("Too many sign-ups with this address or from this network", wait);
  }

  /**
   * @throws InvalidRequest for a purpose that takes more than an address
   * @throws TooManyRequests inside the cooldown, or when too many codes were sent
   */
  public VerificationSent resend(EmailAddress address, CodePurpose purpose) {
    if (purpose == CodePurpose.EMAIL_CHANGE) {
      throw new InvalidRequest(
          new FieldError("purpose", "must be one of verify_email, login, password_reset"));
    }
    Dispatch dispatch =
        idempotentWork.call(
            WORK,
            () -> pendingAccounts.resend(address, purpose),
            sent -> Optional.of(sent).filter(Dispatch::allowed).map(SignUp::told));
    if (!dispatch.allowed()) {
      throw new TooManyRequests(
          "A code was sent a moment ago, or too many were", dispatch.nextAfter());
    }
    return told(dispatch);
  }

  /** What everybody is told who asks for a code. */
  static VerificationSent sent() {
    return sent(CodePolicy.COOLDOWN);
  }

  private static VerificationSent told(Dispatch dispatch) {
    return sent(dispatch.nextAfter());
  }

  /** As {@link #sent()}, with the time until another one may be sent. */
  static VerificationSent sent(Duration resendAfter) {
    return new VerificationSent(
        "verification_sent", CodePolicy.LIFETIME.toSeconds(), resendAfter.toSeconds());
  }
}
