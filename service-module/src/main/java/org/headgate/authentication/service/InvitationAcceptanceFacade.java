package org.headgate.authentication.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.config.database.PoolName;
import org.headgate.otp.api.CodePurpose;
import org.headgate.otp.api.InvalidCodeException;
import org.headgate.otp.service.CodeService;
import org.headgate.passwords.service.Password;
import org.headgate.passwords.service.PasswordHasher;
import org.headgate.passwords.service.PasswordPolicy;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.sessions.api.LoginResponse;
import org.headgate.sessions.service.ClientDevice;

/**
 * Accepts an invitation. It hashes before any transaction and before it looks at the code, so that
 * a wrong code takes as long as a right one.
 */
@ApplicationScoped
public class InvitationAcceptanceFacade {

  private static final GuardedWork READ =
      GuardedWork.read(PoolName.PLATFORM, WorkPriority.AUTHENTICATION);
  private static final GuardedWork WRITE =
      GuardedWork.write(PoolName.PLATFORM, WorkPriority.AUTHENTICATION);

  @Inject PasswordPolicy policy;
  @Inject PasswordHasher hashing;
  @Inject CodeService codes;
  @Inject InvitationAcceptanceService service;
  @Inject MultiStepLoginFacade steps;
  @Inject DatabaseGuard guard;

  /**
   * @throws InvalidRequestException when the password is not accepted
   * @throws InvalidCodeException for a wrong, expired, used or unknown code alike
   * @throws org.headgate.common.problem.TooManyAttemptsException when no guess is left; the
   *     password is not looked at then
   */
  public LoginResponse accept(
      EmailAddress address, String code, String password, ClientDevice clientDevice) {
    guard.run(READ, () -> codes.requireGuess(address, CodePurpose.INVITATION));
    Password chosen = Password.chosen("password", password, policy, address.value());
    String hash = hashing.hash(chosen);
    hashing.end();
    return guard
        .call(WRITE, () -> service.accept(address, code, hash, clientDevice))
        .map(steps::answer)
        .orElseThrow(InvalidCodeException::new);
  }
}
