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
import org.headgate.pool.service.WorkClass;

/**
 * Asks the caller for their password once more, before something that a stolen token alone must not
 * do.
 */
@ApplicationScoped
public class CurrentPassword {

  private static final GuardedWork READ =
      GuardedWork.read(DatabaseName.PLATFORM, WorkClass.AUTHENTICATION);

  @Inject PasswordDesk desk;
  @Inject PasswordHashing hashing;
  @Inject DatabaseGuard guard;

  /**
   * @return the hash that it was judged by
   * @throws InvalidCredentials when it is wrong
   */
  public String check(UserId account, Password typed) {
    Optional<CredentialsView> found = guard.call(READ, () -> desk.credentials(account));
    return found
        .filter(CredentialsView::active)
        .map(CredentialsView::passwordHash)
        .filter(hash -> hashing.matches(typed, hash))
        .orElseThrow(InvalidCredentials::new);
  }
}
