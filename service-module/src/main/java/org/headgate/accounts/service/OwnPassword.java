package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.headgate.accounts.InvalidCredentials;
import org.headgate.accounts.persistence.CredentialsView;
import org.headgate.identity.UserId;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.Repeatable;
import org.headgate.pool.service.WorkClass;

/**
 * Asks a caller for the password once more, before something that an open session alone must not
 * do: who finds an unlocked device shall not take the account over, nor end it.
 */
@ApplicationScoped
public class OwnPassword {

  private static final GuardedWork READ =
      new GuardedWork(DatabaseName.PLATFORM, WorkClass.AUTHENTICATION, Repeatable.SAFE);

  @Inject PasswordDesk desk;
  @Inject PasswordHashing hashing;
  @Inject DatabaseGuard guard;

  /**
   * @return the hash that the password was judged by, for the statement that changes something on
   *     the condition that it is still the account's
   * @throws InvalidCredentials when the password is wrong
   */
  public String judge(UserId account, Password password) {
    Optional<CredentialsView> found = guard.call(READ, () -> desk.credentials(account));
    return found
        .filter(CredentialsView::active)
        .map(CredentialsView::passwordHash)
        .filter(hash -> hashing.matches(password, hash))
        .orElseThrow(InvalidCredentials::new);
  }
}
