package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.accounts.AccountCounters;
import org.headgate.accounts.NoSuchAccount;
import org.headgate.identity.UserId;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;

/** What an administrator sees and clears of an account's counters. */
@ApplicationScoped
public class AccountCounting {

  private static final GuardedWork WORK =
      GuardedWork.idempotent(DatabaseName.PLATFORM, WorkClass.USERS);

  @Inject CounterDesk desk;
  @Inject DatabaseGuard guard;

  /**
   * @throws NoSuchAccount when there is none
   */
  public AccountCounters counters(UserId account) {
    return guard
        .call(WORK, () -> desk.counters(account))
        .orElseThrow(() -> new NoSuchAccount(account));
  }

  /**
   * Forgets guesses, sends and failed log-ins of the account's address.
   *
   * @throws NoSuchAccount when there is none
   */
  public void unlock(UserId account) {
    if (!guard.call(WORK, () -> desk.unlock(account))) {
      throw new NoSuchAccount(account);
    }
  }
}
