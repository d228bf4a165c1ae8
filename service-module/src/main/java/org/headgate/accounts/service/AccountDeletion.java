package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.accounts.InvalidCredentials;
import org.headgate.identity.UserId;
import org.headgate.identity.persistence.JudgedAccount;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;

/** How an owner deletes an account. */
@ApplicationScoped
public class AccountDeletion {

  private static final GuardedWork WRITE =
      GuardedWork.write(DatabaseName.PLATFORM, WorkClass.USERS);

  @Inject OwnPassword ownPassword;
  @Inject PasswordHashing hashing;
  @Inject AccountDeletionDesk desk;
  @Inject DatabaseGuard guard;

  /**
   * The account is unusable when this returns, and what is kept of its owner is being erased.
   *
   * @throws InvalidCredentials when the password is wrong
   */
  public void delete(UserId account, Password password) {
    JudgedAccount judged = ownPassword.judge(account, password);
    hashing.end();
    if (!guard.call(WRITE, () -> desk.delete(judged))) {
      throw new InvalidCredentials();
    }
  }
}
