package org.headgate.secondfactors.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.InvalidCredentialsException;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.config.database.PoolName;
import org.headgate.config.settings.AccountSettings;
import org.headgate.otp.api.InvalidCodeException;
import org.headgate.passwords.service.Password;
import org.headgate.passwords.service.ReauthenticationFacade;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.secondfactors.api.RecoveryCodesResponse;
import org.headgate.secondfactors.api.SecondFactorConflictException;
import org.headgate.secondfactors.api.TotpEnrollmentResponse;
import org.headgate.secondfactors.api.TotpStatusResponse;
import org.headgate.secondfactors.persistence.SecondFactorDataExport;
import org.headgate.sessions.service.CallerAccount;

/** Enrols, confirms and removes the authenticator app of the caller's account. */
@ApplicationScoped
public class TotpFacade {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);
  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);

  private final SecureRandom random = new SecureRandom();

  @Inject SecondFactorService service;
  @Inject SecondFactorPersonalDataService dataService;
  @Inject ReauthenticationFacade reauthentication;
  @Inject AccountSettings settings;
  @Inject DatabaseGuard guard;

  /** Whether an app is active, and how many recovery codes are left. */
  public TotpStatusResponse state(UserId accountId) {
    SecondFactorDataExport copy = guard.call(READ, () -> dataService.copy(accountId));
    return new TotpStatusResponse(copy.totpConfirmedAt().isPresent(), copy.recoveryCodesLeft());
  }

  /**
   * @param typed empty after a recent log-in
   * @throws SecondFactorConflictException when one is active
   */
  public TotpEnrollmentResponse begin(CallerAccount caller, Optional<Password> typed) {
    CallerAccount owner = reauthentication.require(caller, typed);
    TotpSecret secret = TotpSecret.random(random);
    if (!guard.call(WRITE, () -> service.beginTotp(owner, secret))) {
      throw SecondFactorConflictException.alreadyOn();
    }
    return TotpEnrollment.of(secret, issuer(), owner.account().email());
  }

  /**
   * @throws InvalidCodeException for a wrong code
   * @throws SecondFactorConflictException when no app is pending
   */
  public RecoveryCodesResponse confirm(CallerAccount owner, String code) {
    List<RecoveryCode> codes = RecoveryCode.generateSet(random);
    return switch (guard.call(WRITE, () -> service.confirmTotp(owner, code, codes))) {
      case DONE -> new RecoveryCodesResponse(codes.stream().map(RecoveryCode::text).toList());
      case WRONG_CODE -> throw new InvalidCodeException();
      case NOTHING_PENDING -> throw SecondFactorConflictException.nothingPending();
    };
  }

  /**
   * @param typed empty after a recent log-in
   * @throws InvalidCredentialsException when the password is wrong
   * @throws ResourceNotFoundException when there is none
   */
  public void remove(CallerAccount caller, Optional<Password> typed) {
    CallerAccount owner = reauthentication.require(caller, typed);
    if (!guard.call(WRITE, () -> service.removeTotp(owner))) {
      throw ResourceNotFoundException.authenticatorApp();
    }
  }

  /** The name of the service in apps: the host of the public URL. */
  private String issuer() {
    URI url = settings.publicUrl();
    return url.getHost().equals("localhost") ? "Headgate" : url.getHost();
  }
}
