package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.headgate.accounts.AccountSettings;
import org.headgate.accounts.InvalidCredentials;
import org.headgate.factors.NoSecondFactor;
import org.headgate.factors.RecoveryCodes;
import org.headgate.factors.SecondFactorConflict;
import org.headgate.factors.TotpEnrolment;
import org.headgate.factors.TotpState;
import org.headgate.factors.persistence.FactorCopy;
import org.headgate.factors.service.EnrolmentForm;
import org.headgate.factors.service.FactorRecordsDesk;
import org.headgate.factors.service.RecoveryCode;
import org.headgate.factors.service.TotpSecret;
import org.headgate.identity.UserId;
import org.headgate.otp.InvalidCode;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;

/** How a person puts an authenticator app before their log-in, and takes it away again. */
@ApplicationScoped
public class OwnTotp {

  private static final GuardedWork READ = GuardedWork.read(DatabaseName.PLATFORM, WorkClass.USERS);
  private static final GuardedWork WRITE =
      GuardedWork.write(DatabaseName.PLATFORM, WorkClass.USERS);

  private final SecureRandom random = new SecureRandom();

  @Inject SecondFactorDesk desk;
  @Inject FactorRecordsDesk records;
  @Inject ReauthenticationFacade reauthentication;
  @Inject AccountSettings settings;
  @Inject DatabaseGuard guard;

  /** Whether an app is in force, and how many recovery codes are left. */
  public TotpState state(UserId account) {
    FactorCopy copy = guard.call(READ, () -> records.copy(account));
    return new TotpState(copy.totpConfirmedAt().isPresent(), copy.recoveryCodesLeft());
  }

  /**
   * @param typed empty for who has logged in a moment ago
   * @throws SecondFactorConflict when one is in force
   */
  public TotpEnrolment begin(CallerAccount caller, Optional<Password> typed) {
    CallerAccount owner = reauthentication.require(caller, typed);
    TotpSecret secret = TotpSecret.random(random);
    if (!guard.call(WRITE, () -> desk.beginTotp(owner, secret))) {
      throw SecondFactorConflict.alreadyOn();
    }
    return EnrolmentForm.of(secret, issuer(), owner.me().email());
  }

  /**
   * @throws InvalidCode for a wrong code
   * @throws SecondFactorConflict when nothing waits to be confirmed
   */
  public RecoveryCodes confirm(CallerAccount owner, String code) {
    List<RecoveryCode> codes = RecoveryCode.draw(random);
    return switch (guard.call(WRITE, () -> desk.confirmTotp(owner, code, codes))) {
      case DONE -> new RecoveryCodes(codes.stream().map(RecoveryCode::text).toList());
      case WRONG_CODE -> throw new InvalidCode();
      case NOTHING_PENDING -> throw SecondFactorConflict.nothingPending();
    };
  }

  /**
   * @param typed empty for who has logged in a moment ago
   * @throws InvalidCredentials when the password is wrong
   * @throws NoSecondFactor when there is none
   */
  public void remove(CallerAccount caller, Optional<Password> typed) {
    CallerAccount owner = reauthentication.require(caller, typed);
    if (!guard.call(WRITE, () -> desk.removeTotp(owner))) {
      throw new NoSecondFactor();
    }
  }

  /** Whose accounts these are, as people know them: by the host in the address bar. */
  private String issuer() {
    URI url = settings.publicUrl();
    return url.getHost().equals("localhost") ? "Headgate" : url.getHost();
  }
}
