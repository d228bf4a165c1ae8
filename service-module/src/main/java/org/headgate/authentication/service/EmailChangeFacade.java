package org.headgate.authentication.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.headgate.accounts.api.EmailAddressTakenException;
import org.headgate.accounts.service.AccountMapper;
import org.headgate.authentication.service.EmailChangeService.EmailChangeResult;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.ConcurrentUpdateException;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidCredentialsException;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.config.database.PoolName;
import org.headgate.idempotency.service.IdempotentWork;
import org.headgate.otp.api.InvalidCodeException;
import org.headgate.otp.api.VerificationSentResponse;
import org.headgate.passwords.service.Password;
import org.headgate.passwords.service.PasswordConfirmation;
import org.headgate.passwords.service.PasswordHasher;
import org.headgate.pool.persistence.faults.DatabaseFault;
import org.headgate.pool.persistence.faults.FaultClassifier;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/** Changes the e-mail address of the caller's account. */
@ApplicationScoped
public class EmailChangeFacade {

  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);
  private static final String NEW_EMAIL = "new_email";

  private final FaultClassifier faults = new FaultClassifier();

  @Inject PasswordConfirmation passwordConfirmation;
  @Inject PasswordHasher hashing;
  @Inject EmailChangeService service;
  @Inject DatabaseGuard guard;
  @Inject IdempotentWork idempotentWork;

  /**
   * Requests a change; the answer is the same whether the new address has an account or not.
   *
   * @throws InvalidRequestException when the new address is none, or the present one
   * @throws InvalidCredentialsException when the password is wrong
   */
  public VerificationSentResponse request(
      AccountResponse accountResponse, String newEmail, Password password) {
    EmailAddress address = EmailAddress.of(NEW_EMAIL, newEmail);
    if (address.equals(accountResponse.email())) {
      throw new InvalidRequestException(
          new FieldError(NEW_EMAIL, "must differ from the current address"));
    }
    AccountAtEpoch account = passwordConfirmation.verify(accountResponse.id(), password);
    hashing.end();
    return idempotentWork
        .call(
            WRITE,
            () ->
                service
                    .request(account, address)
                    .map(decision -> SignUpFacade.sent(decision.nextAfter())),
            sent -> sent)
        .orElseThrow(InvalidCredentialsException::new);
  }

  /**
   * @return the account as it is now
   * @throws InvalidCodeException for a wrong, expired or used code, and where no change was asked
   *     for
   * @throws EmailAddressTakenException when the code is right and another account has the address
   *     by now
   * @throws ConcurrentUpdateException when another account took the address at the same moment,
   *     twice
   */
  @Retry(maxRetries = 1, delay = 0, jitter = 0, retryOn = ConcurrentUpdateException.class)
  public AccountResponse confirm(UserId accountId, String code) {
    EmailChangeResult result = confirmed(accountId, code);
    if (result instanceof EmailChangeResult.Changed changed) {
      return AccountMapper.toResponse(changed.account());
    }
    if (result instanceof EmailChangeResult.Taken) {
      throw new EmailAddressTakenException();
    }
    throw new InvalidCodeException();
  }

  /**
   * Confirms a change. If two accounts take one address at once, the unique index admits one; the
   * other is tried again, and then sees that the address is taken.
   *
   * @throws ConcurrentUpdateException when the schema refused the address
   */
  private EmailChangeResult confirmed(UserId accountId, String code) {
    try {
      return guard.call(WRITE, () -> service.confirm(accountId, code));
    } catch (RuntimeException failure) {
      throw isConflict(failure) ? ConcurrentUpdateException.ofEmailAddress() : failure;
    }
  }

  private boolean isConflict(RuntimeException failure) {
    return faults
        .classify(failure)
        .map(DatabaseFault::kind)
        .filter(kind -> kind == FaultKind.CONSTRAINT)
        .isPresent();
  }
}
