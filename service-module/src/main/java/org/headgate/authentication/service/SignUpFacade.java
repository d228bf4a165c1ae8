package org.headgate.authentication.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.headgate.accounts.persistence.NewAccount;
import org.headgate.accounts.service.PersonalDetailsValidator;
import org.headgate.authentication.api.SignUpRequest;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.problem.TooManyRequestsException;
import org.headgate.common.service.IdGenerator;
import org.headgate.config.database.PoolName;
import org.headgate.idempotency.service.IdempotentWork;
import org.headgate.otp.api.CodePurpose;
import org.headgate.otp.api.VerificationSentResponse;
import org.headgate.otp.service.CodePolicy;
import org.headgate.otp.service.CodeThrottle.Decision;
import org.headgate.passwords.api.HashingBusyException;
import org.headgate.passwords.service.Password;
import org.headgate.passwords.service.PasswordHasher;
import org.headgate.passwords.service.PasswordPolicy;
import org.headgate.pool.service.admission.CurrentRequest;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/**
 * Sign-up outside of the transaction: validates the request and hashes the password, whether the
 * address is known or not, then passes the guard once. The answer never reveals whether the address
 * was known.
 */
@ApplicationScoped
public class SignUpFacade {

  private static final Duration ALMOST_A_SECOND = Duration.ofSeconds(1).minusNanos(1);
  private static final GuardedWork READ =
      GuardedWork.read(PoolName.PLATFORM, WorkPriority.AUTHENTICATION);
  private static final GuardedWork WORK =
      GuardedWork.write(PoolName.PLATFORM, WorkPriority.AUTHENTICATION);

  @Inject PasswordPolicy policy;
  @Inject PasswordHasher hashing;
  @Inject SignUpService signUpService;
  @Inject IdempotentWork idempotentWork;
  @Inject DatabaseGuard guard;
  @Inject IdGenerator idGenerator;
  @Inject Clock clock;

  /**
   * @throws InvalidRequestException when a field is not valid
   * @throws TooManyRequestsException when there were too many sign-ups with the address, or the
   *     network caused too many mails; checked before anything expensive
   * @throws HashingBusyException when more passwords wait than can be hashed in time
   */
  public VerificationSentResponse signUp(SignUpRequest request) {
    EmailAddress address = new EmailAddress(request.email());
    CurrentRequest.once(
            "sign-up look", () -> guard.call(READ, () -> signUpService.signUpFreeIn(address)))
        .ifPresent(SignUpFacade::refuse);
    hashing.requireRoom();
    String name = request.fullName().orElse("");
    Password password =
        Password.chosen("password", request.password(), policy, address.value(), name);
    Optional<String> fullName = request.fullName().flatMap(PersonalDetailsValidator::fullName);
    String locale =
        request
            .locale()
            .map(PersonalDetailsValidator::locale)
            .orElse(PersonalDetailsValidator.LOCALE);
    String zone =
        request
            .timeZone()
            .map(PersonalDetailsValidator::timeZoneOrDefault)
            .orElse(PersonalDetailsValidator.TIME_ZONE);
    count(address);
    NewAccount pending =
        new NewAccount(
            idGenerator.next(),
            address.value(),
            hashing.hash(password),
            fullName,
            locale,
            zone,
            clock.instant());
    hashing.end();
    return idempotentWork.call(WORK, () -> toResponse(signUpService.signUp(pending)));
  }

  /** Counts the sign-up before hashing, so that concurrent ones cannot exceed the limit. */
  private void count(EmailAddress address) {
    CurrentRequest.once("sign-up", () -> guard.call(WORK, () -> signUpService.countSignUp(address)))
        .ifPresent(SignUpFacade::refuse);
  }

  private static void refuse(Duration wait) {
    throw new TooManyRequestsException(
        "Too many sign-ups with this address or from this network", wait);
  }

  /**
   * @throws InvalidRequestException for a purpose that takes more than an address
   * @throws TooManyRequestsException inside the cooldown, or when too many codes were sent
   */
  public VerificationSentResponse resend(EmailAddress address, CodePurpose purpose) {
    if (purpose == CodePurpose.EMAIL_CHANGE || purpose == CodePurpose.INVITATION) {
      throw new InvalidRequestException(
          new FieldError("purpose", "must be one of verify_email, login, password_reset"));
    }
    Decision decision =
        idempotentWork.call(
            WORK,
            () -> signUpService.resend(address, purpose),
            sent -> Optional.of(sent).filter(Decision::allowed).map(SignUpFacade::toResponse));
    if (!decision.allowed()) {
      throw new TooManyRequestsException(
          "A code was sent a moment ago, or too many were", decision.nextAfter());
    }
    return toResponse(decision);
  }

  private static VerificationSentResponse toResponse(Decision decision) {
    return sent(decision.nextAfter());
  }

  /**
   * The answer to everybody who requests a code.
   *
   * @param resendAfter the time until another code may be sent, rounded up to whole seconds
   */
  static VerificationSentResponse sent(Duration resendAfter) {
    return new VerificationSentResponse(
        "verification_sent",
        CodePolicy.LIFETIME.toSeconds(),
        resendAfter.plus(ALMOST_A_SECOND).toSeconds());
  }
}
