package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.headgate.accounts.InvalidCredentials;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.UserId;
import org.headgate.identity.persistence.JudgedAccount;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;

/**
 * Asks a caller for the password once more, before something that an open session alone must not
 * do: who finds an unlocked device shall not take the account over, nor end it.
 */
@ApplicationScoped
public class OwnPassword {

  private static final GuardedWork READ =
      GuardedWork.read(DatabaseName.PLATFORM, WorkClass.AUTHENTICATION);

  @Inject PasswordDesk desk;
  @Inject PasswordCheck passwords;
  @Inject DatabaseGuard guard;

  /**
   * Judges it as a log-in's: a wrong one is counted, and slows the next ones down.
   *
   * @return the account as it was then
   * @throws InvalidCredentials when it is wrong
   * @throws org.headgate.problem.TooManyAttempts when the caller's devices guessed too much
   */
  public JudgedAccount judge(UserId account, Password typed) {
    Optional<EmailAddress> address = guard.call(READ, () -> desk.address(account));
    JudgedAccount judged =
        passwords
            .judge(address.orElseThrow(InvalidCredentials::new), typed, PasswordUse.CONFIRMATION)
            .judged();
    if (!judged.id().equals(account)) {
      // The address went to somebody else meanwhile.
      throw new InvalidCredentials();
    }
    return judged;
  }
}
